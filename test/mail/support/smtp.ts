import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail as it arrived: what the server was told, and what is in it. */
export type Arrived = { from: string; to: string[]; raw: string; mail: ParsedMail; secure: boolean; user: string };

export type Inbox = { port: number; arrived: Arrived[]; stop(): Promise<void> };

export const USER = "desk@example.com";
export const PASSWORD = "p@ss/w%rd #1";

/** A real SMTP server that wants a login. Some mailboxes are special: see `refusals`. */
export async function startSmtp(options: SMTPServerOptions): Promise<Inbox> {
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    authMethods: ["PLAIN", "LOGIN"],
    closeTimeout: 100,
    ...options,
    onAuth({ username, password }, _session, callback) {
      if (username === USER && password === PASSWORD) callback(null, { user: USER });
      else callback(refusal(535, "5.7.8 Not these credentials"));
    },
    onRcptTo({ address }, _session, callback) {
      callback(refusals[address] ?? null);
    },
    async onData(stream, session, callback) {
      const raw = await text(stream);
      const { mailFrom, rcptTo } = session.envelope;
      arrived.push({
        from: mailFrom === false ? "" : mailFrom.address,
        to: rcptTo.map(({ address }) => address),
        raw,
        mail: await simpleParser(raw),
        secure: session.secure,
        user: String(session.user),
      });
      callback();
    },
  });
  // A client that turns away from our certificate is an error here.
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  return { port: portOf(server.server), arrived, stop: () => new Promise((stopped) => server.close(stopped)) };
}

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

const refusals: Readonly<Record<string, Error>> = {
  "greylisted@example.com": refusal(451, "4.7.1 Come back in five minutes"),
  "gone@example.com": refusal(550, "5.1.1 Nobody of that name"),
};

/** Takes connections and never says a word. */
export async function startSilence(): Promise<Pick<Inbox, "port" | "stop">> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: portOf(server),
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((stopped) => server.close(stopped));
    },
  };
}

const portOf = (server: Server): number => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
};
