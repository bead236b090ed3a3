import { exports } from "cloudflare:workers";
import type { AgentFrame, ToAgent } from "#protocol/agent";
import { randomId } from "#protocol/ids";
import type { ToVisitor, VisitorFrame, VisitorHello } from "#protocol/visitor";
import { EDGE, SHOP } from "./http.ts";
import type { Person } from "./people.ts";

const PATIENCE = 3_000;

type Frame = { t: string };
type Of<F extends Frame, T extends F["t"]> = Extract<F, { t: T }>;

/** One end of a real socket to the Worker, with what came in kept until it is asked for. */
export type Wire<In extends Frame, Out> = {
  send(frame: Out): void;
  sendText(text: string | ArrayBuffer): void;
  /** The next frame of this type, skipping others. */
  next<T extends In["t"]>(type: T, accept?: (frame: Of<In, T>) => boolean): Promise<Of<In, T>>;
  /** Whatever came and was not asked for. */
  rest(): In[];
  /** From now on it leaves unanswered whether it reads [SLW1]. */
  deafen(): void;
  /** Resolves with the close code. */
  closed: Promise<number>;
  close(): void;
  raw: string[];
};

async function open<In extends Frame, Out>(path: string, headers: Record<string, string>, cf?: VisitorOptions["cf"]) {
  const request = new Request(`${EDGE}${path}`, {
    headers: { upgrade: "websocket", ...headers },
    ...(cf ? { cf } : {}),
  });
  const response = await exports.default.fetch(request);
  const socket = response.webSocket;
  if (socket === null) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return wire<In, Out>(socket);
}

function wire<In extends Frame, Out>(socket: WebSocket): Wire<In, Out> {
  const inbox: In[] = [];
  const raw: string[] = [];
  const waiting = new Set<() => void>();
  let ended: number | null = null;
  let deaf = false;
  const closed = new Promise<number>((resolve) => {
    socket.addEventListener("close", (event) => {
      ended = event.code;
      resolve(event.code);
      for (const wake of waiting) wake();
    });
  });
  socket.addEventListener("message", ({ data }) => {
    if (typeof data !== "string") return;
    raw.push(data);
    if (data !== "pong") hear(JSON.parse(data));
    for (const wake of waiting) wake();
  });
  socket.accept();
  const hear = (frame: In & { n?: number }) => {
    inbox.push(frame);
    if (frame.t === "probe" && !deaf) socket.send(JSON.stringify({ t: "got", n: frame.n }));
  };
  return {
    raw,
    closed,
    send: (frame) => socket.send(JSON.stringify(frame)),
    sendText: (text) => socket.send(text),
    deafen() {
      deaf = true;
    },
    rest: () => inbox.splice(0),
    close: () => socket.close(1000),
    next<T extends In["t"]>(type: T, accept: (frame: Of<In, T>) => boolean = () => true) {
      const isWanted = (frame: In): frame is Of<In, T> & In => frame.t === type && accept(frame as Of<In, T>);
      return new Promise<Of<In, T>>((resolve, reject) => {
        const look = () => {
          const index = inbox.findIndex(isWanted);
          if (index < 0) {
            if (ended !== null) fail(`the socket closed with ${ended}`);
            return;
          }
          const found = inbox[index];
          inbox.splice(0, index + 1);
          waiting.delete(look);
          clearTimeout(timer);
          if (found !== undefined && isWanted(found)) resolve(found);
        };
        const fail = (why: string) => {
          waiting.delete(look);
          clearTimeout(timer);
          reject(new Error(`No ${type} came: ${why}. Came: ${JSON.stringify(inbox).slice(0, 600)}`));
        };
        const timer = setTimeout(() => fail(`waited ${PATIENCE} ms`), PATIENCE);
        waiting.add(look);
        look();
      });
    },
  };
}

export type VisitorWire = Wire<ToVisitor, VisitorFrame> & { tab: string };
export type AgentWire = Wire<ToAgent, AgentFrame>;

export type VisitorOptions = {
  origin?: string;
  address?: string;
  userAgent?: string;
  cf?: { country: string; city?: string; timezone?: string };
  version?: string;
  hello?: Partial<VisitorHello>;
};

/** A page of the shop that said hello. */
export async function visit(key: string, options: VisitorOptions = {}) {
  const page = await knock(key, options);
  page.send(helloOf(page.tab, options.hello));
  const welcome = await page.next("welcome");
  return { ...page, welcome };
}

/** A page of the shop that is connected and said nothing yet. */
export async function knock(key: string, options: VisitorOptions = {}): Promise<VisitorWire> {
  const { origin = SHOP, address = "203.0.113.7", userAgent = "Mozilla/5.0 Chrome/156.0 Safari/537.36", cf } = options;
  const headers = { origin, "cf-connecting-ip": address, "user-agent": userAgent };
  const opened = await open<ToVisitor, VisitorFrame>(`/${options.version ?? "v1"}/visitor/${key}`, headers, cf);
  return { ...opened, tab: options.hello?.tab ?? randomId() };
}

export const helloOf = (tab: string, hello: Partial<VisitorHello> = {}): VisitorHello => ({
  t: "hello",
  tab,
  page: { path: "/", title: "Home" },
  referrer: "",
  language: "en",
  device: "desktop",
  ...hello,
});

export const knockAsAgent = (site: string, cookie: string, origin = EDGE, version = "v1"): Promise<AgentWire> =>
  open<ToAgent, AgentFrame>(`/${version}/agent/${site}`, { origin, cookie });

/** A console that said hello, with all there is and how things are now. */
export async function attend(site: string, person: Pick<Person, "cookie">) {
  const opened = await knockAsAgent(site, person.cookie);
  opened.send({ t: "hello" });
  const welcome = await opened.next("welcome");
  const snapshot = await opened.next("snapshot");
  const now = await opened.next("now");
  return { ...opened, welcome, snapshot, now };
}

/** The same console coming back, with what it missed. */
export async function comeBack(site: string, person: Pick<Person, "cookie">, since: { epoch: string; rev: number }) {
  const opened = await knockAsAgent(site, person.cookie);
  opened.send({ t: "hello", since });
  const welcome = await opened.next("welcome");
  const events = await opened.next("events");
  const marks = await opened.next("marks");
  const now = await opened.next("now");
  return { ...opened, welcome, events, marks, now };
}
