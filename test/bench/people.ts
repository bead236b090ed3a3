import type { AgentFrame, ToAgent } from "#protocol/agent";
import { commandId, randomId, randomSecret } from "#protocol/ids";
import type { ToVisitor, VisitorFrame } from "#protocol/visitor";
import { open } from "./socket.ts";

/** By a message's id, what to do when its ack arrives, when the console has it, and when the visitor's page has it. */
export type Ears = Record<"acked" | "atAgent" | "atVisitor", Map<string, () => void>>;

export const makeEars = (): Ears => ({ acked: new Map(), atAgent: new Map(), atVisitor: new Map() });

/** Settles when the writer knows that it is stored, and when the other side has it. */
export type Said = { acked: Promise<void>; delivered: Promise<void> };

export type Visitor = { say(body: string): Said; conversation(): string | null; leave(): void };

/** A page of the shop that said hello. */
export async function visitor(url: string, n: number, ears: Ears): Promise<Visitor> {
  const { socket, leave } = await open(`${url}/visitor?n=${n}`);
  const tab = randomId();
  const secret = randomSecret();
  let conversation: string | null = null;
  const send = (frame: VisitorFrame) => socket.send(JSON.stringify(frame));
  const welcome = Promise.withResolvers<void>();
  socket.onmessage = ({ data }) => {
    const frame: ToVisitor = JSON.parse(data);
    if (frame.t === "welcome") welcome.resolve();
    else if (frame.t === "probe") send({ t: "got", n: frame.n });
    else if (frame.t === "message") hear(ears.atVisitor, frame.message.id);
    else if (frame.t === "error") throw new Error(`Visitor ${n}: ${frame.code} ${frame.detail}`);
    else if (frame.t === "ack") {
      conversation = frame.conversation;
      hear(ears.acked, frame.id);
    }
  };
  const page = { path: "/tents", title: "Tents" };
  send({ t: "hello", tab, page, referrer: "", language: "en", device: "desktop" });
  await welcome.promise;
  return {
    conversation: () => conversation,
    say(body) {
      const id = commandId();
      const said = { acked: heard(ears.acked, id), delivered: heard(ears.atAgent, id) };
      send({ t: "message", tab, id, body, secret });
      return said;
    },
    leave,
  };
}

const PING_EVERY = 20_000;

export type Agent = { say(conversation: string, body: string): Said; leave(): void };

/** A console that is online. */
export async function agent(url: string, ears: Ears): Promise<Agent> {
  const { socket, leave } = await open(`${url}/agent`);
  const send = (frame: AgentFrame) => socket.send(JSON.stringify(frame));
  const welcome = Promise.withResolvers<void>();
  // One that is not heard of is taken for gone [AVL3].
  const beat = setInterval(() => socket.send("ping"), PING_EVERY);
  socket.onmessage = ({ data }) => {
    if (data === "pong") return;
    const frame: ToAgent = JSON.parse(data);
    if (frame.t === "welcome") welcome.resolve();
    else if (frame.t === "probe") send({ t: "got", n: frame.n });
    else if (frame.t === "ack") hear(ears.acked, frame.id);
    else if (frame.t === "error") throw new Error(`Agent: ${frame.code} ${frame.detail}`);
    else if (frame.t === "events")
      for (const { event } of frame.events) if (event.type === "message") hear(ears.atAgent, event.message.id);
  };
  send({ t: "hello" });
  await welcome.promise;
  send({ t: "status", status: "online" });
  return {
    say(conversation, body) {
      const id = commandId();
      const said = { acked: heard(ears.acked, id), delivered: heard(ears.atVisitor, id) };
      send({ t: "message", id, conversation, body });
      return said;
    },
    leave() {
      clearInterval(beat);
      leave();
    },
  };
}

const heard = (ears: Map<string, () => void>, id: string): Promise<void> =>
  new Promise((resolve) => void ears.set(id, resolve));

function hear(ears: Map<string, () => void>, id: string): void {
  ears.get(id)?.();
  ears.delete(id);
}
