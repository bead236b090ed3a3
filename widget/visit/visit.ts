import { randomId } from "#protocol/ids";
import { limits } from "#protocol/limits";
import type { Person } from "#protocol/model";
import type { ToVisitor, VisitorFrame, VisitorHello } from "#protocol/visitor";
import type { HejPage } from "../api/hej.ts";
import { makeLink } from "../link/link.ts";
import type { Desk } from "../loader/desk.ts";
import { type Chat, emptyChat } from "./chat.ts";
import { fold } from "./fold.ts";
import { followPages } from "./follow.ts";
import { type Kept, makeKept } from "./kept.ts";
import { readDevice, readPage, readReferrer } from "./page.ts";
import { type Plain, readPerson, readPlain } from "./said.ts";
import { isOpen, unread } from "./told.ts";

/** This page's side of the chat: one socket, and what is known. What the visitor does with it is in `acts.ts`. */
export type Visit = {
  tab: string;
  chat(): Chat;
  /** Puts another state in its place. */
  become(next: Chat): void;
  /** Runs after every change; the answer stops it. */
  watch(run: () => void): () => void;
  page(page?: HejPage): void;
  identify(person: Person): void;
  track(name: string, props?: Record<string, Plain>): void;
  /** Volatile: false when it was dropped. */
  send(frame: VisitorFrame): boolean;
  /** A message, kept and sent until the site answered for it. */
  post(kept: { id: string; body: string }): void;
  /** By this the site knows who wrote. */
  secret(): string | undefined;
  local: Kept<Local>;
  session: Kept<Session>;
  end(): void;
};

type Local = { secret: string; outbox: { id: string; body: string }[] };
type Session = { ticket: string; draft: string; open: boolean };

/** Calls of `track` kept for a link that is not live yet. */
const TRACKED = 20;

export function makeVisit(desk: Desk): Visit {
  const { key, edge, settings } = desk.config;
  const name = `hejdesk:${key}`;
  const local = makeKept<Local>(() => localStorage, name, settings.strict);
  const session = makeKept<Session>(() => sessionStorage, name, settings.strict);
  const tab = randomId();
  const watchers = new Set<() => void>();
  const life = new AbortController();
  const tracked: VisitorFrame[] = [];
  const restored = outbox();
  const mine = new Set(restored.map((kept) => kept.id));

  let chat: Chat = { ...emptyChat, own: restored.map((kept) => ({ ...kept, at: Date.now(), failed: false })) };
  let page = readPage();
  let person: Person | undefined;
  let visit: string | undefined;
  let saidSecret: string | undefined;
  let delivered = 0;

  const link = makeLink<ToVisitor, VisitorFrame>({
    url: `${edge.replace("http", "ws")}/v1/visitor/${key}`,
    hello,
    onFrame(frame) {
      if (frame.t === "ticket") session.put({ ticket: frame.ticket });
      if (frame.t === "welcome" || frame.t === "visit") visit = frame.visit;
      const before = chat;
      become(fold(chat, frame, Date.now()));
      // One is missing: the site sends what came since, as after a cut.
      if (chat.ahead.length && !before.ahead.length) link.send(hello());
      if (frame.t === "message" && frame.message.kind === "text" && frame.agent && chat.seq > before.seq)
        desk.emit("message", { from: frame.agent.name, text: frame.message.body });
    },
    onState(state, code) {
      become({ ...chat, link: state });
      if (state === "ended" && code) desk.leave();
      if (state !== "live") return;
      if (person) identify(person);
      for (const frame of tracked.splice(0)) link.send(frame);
    },
    keep: restored.map(message),
    onKept: (frames) =>
      local.put({
        outbox: [
          ...outbox().filter((kept) => !mine.has(kept.id)),
          ...frames.flatMap((frame) => (frame.t === "message" ? [{ id: frame.id, body: frame.body }] : [])),
        ],
      }),
  });

  listen("pagehide", () => link.send({ t: "leave", tab }));
  listen("pageshow", (event) => "persisted" in event && event.persisted && link.send(hello()));
  // Another tab wrote: from now on the site knows the visitor in this one too.
  listen("storage", () => secret() !== saidSecret && link.send(hello()));
  followPages(() => {
    // Some frameworks put a new body in place of the old one.
    if (!desk.host.isConnected) document.body.append(desk.host);
    tellPage();
  }, life.signal);
  if (session.get().open) desk.wake();

  return {
    tab,
    chat: () => chat,
    become,
    watch(run) {
      watchers.add(run);
      return () => watchers.delete(run);
    },
    page: tellPage,
    identify,
    track(name, props) {
      const frame: VisitorFrame = {
        t: "track",
        tab,
        name: `${name}`.slice(0, limits.attributeKey),
        props: readPlain(props),
      };
      if (!link.send(frame) && tracked.length < TRACKED) tracked.push(frame);
    },
    send: link.send,
    post(kept) {
      mine.add(kept.id);
      link.post(message(kept));
    },
    secret,
    local,
    session,
    end() {
      life.abort();
      link.send({ t: "leave", tab });
      link.end();
      watchers.clear();
    },
  };

  // What is on the device may have been changed by others: a secret of a wrong shape would be refused for ever.
  function secret(): string | undefined {
    const kept = local.get().secret;
    return kept && /^[\w-]{43}$/.test(kept) ? kept : undefined;
  }

  function outbox(): Local["outbox"] {
    const kept = local.get().outbox;
    return Array.isArray(kept) ? kept : [];
  }

  function hello(): VisitorHello {
    const { conversation, seq } = chat;
    saidSecret = secret();
    return {
      t: "hello",
      tab,
      page,
      referrer: readReferrer(),
      language: navigator.language.slice(0, 35),
      device: readDevice(),
      secret: saidSecret,
      ticket: session.get().ticket,
      visit,
      since: conversation ? { conversation, seq } : undefined,
    };
  }

  function become(next: Chat): void {
    const before = chat;
    chat = next;
    const { conversation, seq, marks, availability, closed } = chat;
    if (conversation !== before.conversation) delivered = 0;
    if (conversation && seq > Math.max(delivered, marks.visitor.delivered) && chat.messages.at(-1)?.from === "agent")
      if (link.send({ t: "received", tab, conversation, seq })) delivered = seq;
    const open = isOpen(chat);
    if (availability) desk.say(open);
    if (open !== isOpen(before)) desk.emit("availability", { open });
    const count = unread(chat);
    if (count !== unread(before)) desk.emit("unread", count);
    if (count || (conversation && !closed)) desk.wake();
    for (const run of watchers) run();
  }

  function tellPage(said?: HejPage): void {
    const next = readPage(said);
    if (next.path === page.path && next.title === page.title) return;
    page = next;
    link.send({ t: "page", tab, page });
  }

  function identify(said: Person): void {
    person = readPerson(said);
    link.send({ t: "identify", tab, person });
  }

  function message(kept: { id: string; body: string }): VisitorFrame & { t: "message" } {
    return { t: "message", tab, ...kept, secret: secret() };
  }

  function listen(type: string, run: (event: Event) => void): void {
    addEventListener(type, run, life);
  }
}
