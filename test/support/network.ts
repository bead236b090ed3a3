import { createServer, type IncomingMessage, request } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

/** A network between browsers and the edge, that can be as bad as networks are. */
export type Network = {
  /** Its origin, `http://localhost:PORT`. */
  url: string;
  /** From now on WebSockets get no further than here; open ones are cut. */
  blockSockets(): void;
  allowSockets(): void;
  /** Cuts all that is open, without a word. */
  cut(): void;
  stop(): Promise<void>;
};

/** Passes everything on to `edge`, headers as they are, with `added` ones as the edge of a network would. */
export async function startNetwork(edge: string, added: Record<string, string> = {}): Promise<Network> {
  const { hostname, port } = new URL(edge);
  const open = new Set<Socket>();
  const tunnels = new Set<Socket>();
  let blocked = false;

  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const onward = request({ hostname, port, method, path: url, headers: { ...headers, ...added } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    outgoing.on("close", () => onward.destroy());
    incoming.pipe(onward);
  });
  server.on("connection", (socket) => keep(open, socket));
  server.on("upgrade", (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    if (blocked) return socket.destroy();
    const onward = connect({ host: hostname, port: Number(port) });
    for (const end of [socket, onward]) keep(tunnels, end).on("error", () => end.destroy());
    const headers = Object.entries({ ...incoming.headers, ...added }).map(([name, value]) => `${name}: ${value}`);
    onward.write([`GET ${incoming.url} HTTP/1.1`, ...headers, "", ""].join("\r\n"));
    onward.write(head);
    socket.pipe(onward).pipe(socket);
    socket.on("close", () => onward.destroy());
    onward.on("close", () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port: own } = server.address() as AddressInfo;

  return {
    url: `http://localhost:${own}`,
    blockSockets() {
      blocked = true;
      for (const socket of tunnels) socket.destroy();
    },
    allowSockets() {
      blocked = false;
    },
    cut() {
      for (const socket of [...open, ...tunnels]) socket.destroy();
    },
    async stop() {
      const closed = new Promise((done) => server.close(done));
      for (const socket of [...open, ...tunnels]) socket.destroy();
      await closed;
    },
  };
}

function keep(set: Set<Socket>, socket: Socket): Socket {
  set.add(socket);
  return socket.on("close", () => set.delete(socket));
}
