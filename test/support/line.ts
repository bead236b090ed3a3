import { randomId, randomSecret } from "../../worker/protocol/ids.ts";
import type { Contact } from "../../worker/protocol/model.ts";
import type { ToVisitor, VisitorFrame } from "../../worker/protocol/visitor.ts";

/** A visitor's page without the widget: its frames over a real socket. */
export type VisitorLine = {
  /** By which the site knows the visitor. */
  secret: string;
  /** Writes, and answers the conversation's id once it is stored. */
  say(body: string, contact?: Contact): Promise<string>;
  /** The next frame that is wanted, of all that came. */
  next(accept: (frame: ToVisitor) => boolean): Promise<ToVisitor>;
  close(): void;
};

const PATIENCE = 8_000;

/** Opens the page `path` of the shop at `origin` and says hello. */
export async function openLine(edge: string, key: string, origin: string, path: string): Promise<VisitorLine> {
  const url = `${edge.replace(/^http/, "ws")}/v1/visitor/${key}`;
  // Node's socket takes headers, which a browser's does not.
  const socket: WebSocket = Reflect.construct(WebSocket, [
    url,
    { headers: { origin, "user-agent": `T/${randomId()}` } },
  ]);
  const came: ToVisitor[] = [];
  const waiting = new Set<() => void>();
  socket.addEventListener("message", ({ data }) => {
    came.push(JSON.parse(String(data)));
    for (const look of waiting) look();
  });
  const next: VisitorLine["next"] = (accept) => {
    const { promise, resolve, reject } = Promise.withResolvers<ToVisitor>();
    const timer = setTimeout(() => reject(new Error(`It did not come. Came: ${JSON.stringify(came)}`)), PATIENCE);
    const look = () => {
      const found = came.find(accept);
      if (found !== undefined) resolve(found);
    };
    waiting.add(look);
    look();
    return promise.finally(() => {
      clearTimeout(timer);
      waiting.delete(look);
    });
  };
  await new Promise((opened, failed) => {
    socket.addEventListener("open", opened);
    socket.addEventListener("error", failed);
  });
  const tab = randomId();
  const secret = randomSecret();
  const send = (frame: VisitorFrame) => socket.send(JSON.stringify(frame));
  send({ t: "hello", tab, page: { path, title: "Tents" }, referrer: "", language: "en", device: "desktop" });
  await next(({ t }) => t === "welcome");
  return {
    secret,
    next,
    async say(body, contact) {
      const id = randomId();
      send({ t: "message", tab, id, body, secret, ...(contact === undefined ? {} : { contact }) });
      const ack = await next((frame) => (frame.t === "ack" || frame.t === "error") && frame.id === id);
      if (ack.t !== "ack") throw new Error(JSON.stringify(ack));
      return ack.conversation;
    },
    close: () => socket.close(),
  };
}
