import { type Accessor, createSignal, onCleanup } from "solid-js";
import { type Link, type LinkOptions, type LinkState, makeLink } from "#link/link";
import { isPassing } from "#link/outbox";
import type { Platform } from "#link/platform";
import type { AgentFrame, ToAgent } from "#protocol/agent";
import type { Logged, SiteEvent } from "#protocol/event";
import { commandId, randomId } from "#protocol/ids";
import { readsForTeam } from "#protocol/marks";
import type { Status } from "#protocol/model";
import { VERSION } from "#protocol/version";
import { type DurableFrame, makeKept } from "./kept.ts";
import { type Look, lookAt } from "./look.ts";
import { markTeam, undelivered } from "./marks.ts";
import { isGivenTo, isOfferTo, type WaitingEvent } from "./offers.ts";
import { receive } from "./receive.ts";
import { emptyState, type LiveState, type Outgoing } from "./state.ts";
import { makeTouch } from "./touch.ts";

export type Refusal = { frame: DurableFrame; code: string; detail: string };

/** One site's live state and what an agent can do there. */
export type SiteLive = {
  state: Accessor<LiveState>;
  link: Accessor<LinkState>;
  /** Why the socket was closed for good; null while it is not. */
  ended: Accessor<number | null>;
  /** False when there is no connection to say it over. */
  setStatus(status: Status): boolean;
  /** False after the link has ended for good: then nothing is kept, and none of these does anything. */
  say(conversation: string, body: string): boolean;
  /** Sends a refused message once more, as a new one. */
  retry(id: string): void;
  discard(id: string): void;
  /** Writes first to one tab of a visit; answers the new conversation's id, or null as above. */
  start(visit: string, handle: string, body: string): string | null;
  /** To an agent, or to the queue (null), there for a department where one is named. `note` is for who gets it. */
  assign(conversation: string, agent: string | null, more?: { department?: string; note?: string }): boolean;
  /** For colleagues only. */
  note(conversation: string, body: string): boolean;
  /** Not this one: to the next. */
  pass(conversation: string): boolean;
  /** What this console shows of the board; it is asked for again after every cut [BRD1]. */
  look(look: Look): void;
  /** What is on this console's screen; told again after every cut [VIW1]. */
  viewing(conversation: string | null): void;
  close(conversation: string): boolean;
  reopen(conversation: string): boolean;
  /** By mail to the address that the visitor gave [MAI7]. */
  sendTranscript(conversation: string): boolean;
  typing(conversation: string, on: boolean): void;
  read(conversation: string, seq: number): void;
  askLog(conversation: string, before?: number): void;
};

export type SiteLiveOptions = {
  site: string;
  user: string;
  platform: Platform;
  onRefused?(refusal: Refusal): void;
  /** A visitor wrote just now. */
  onNews?(): void;
  /** A conversation was offered, or handed, to this agent just now; or they were reminded of it. */
  onOffer?(conversation: string, reminded: boolean): void;
};

export function createSiteLive(options: SiteLiveOptions): SiteLive {
  const kept = makeKept(options.user, options.site, sessionStorage);
  const restored = kept.load();
  const [state, setState] = createSignal<LiveState>({ ...emptyState, outgoing: restored.flatMap(toOutgoing) });
  const [linkState, setLinkState] = createSignal<LinkState>("connecting");
  const [ended, setEnded] = createSignal<number | null>(null);
  /** Durable frames on their way, to say what was refused. */
  const underway = new Map<string, DurableFrame>(restored.map((frame) => [frame.id, frame]));
  const touch = makeTouch(() => link.send({ t: "active" }));
  let link = open(restored);
  let disposed = false;
  let viewed: string | null = null;
  /** The `n` of what the last hello asked for of the board. */
  let helloAsk = 0;
  window.addEventListener("beforeunload", warn);
  onCleanup(() => {
    disposed = true;
    window.removeEventListener("beforeunload", warn);
    touch.end();
    link.end();
  });

  /** What was not sent is kept over a reload of this tab, and goes with it when it is closed: the browser asks first. */
  function warn(event: BeforeUnloadEvent): void {
    if (underway.size > 0) event.preventDefault();
  }

  function open(keep: DurableFrame[]): Link<AgentFrame> {
    const link: LinkOptions<ToAgent, AgentFrame> = {
      url: socketUrl(options.site),
      spare: async () => (await import("#link/poll-socket")).PollSocket,
      hello: () => {
        const { epoch, rev, torn, loaded, ask } = state();
        helloAsk = ask.n;
        const hello = { t: "hello", untouched: touch.untouched(), board: ask } as const;
        return epoch === null || torn || !loaded ? hello : { ...hello, since: { epoch, rev } };
      },
      onFrame,
      onState(next, closeCode) {
        if (next === "ended") setEnded(closeCode);
        if (next !== "ended" || closeCode !== null) setLinkState(next);
      },
      keep,
      onKept: kept.save,
    };
    return makeLink(link, options.platform);
  }

  function onFrame(frame: ToAgent): void {
    if (frame.t === "ack") underway.delete(frame.id);
    if (frame.t === "error" && frame.id !== undefined && !isPassing(frame)) {
      const refused = underway.get(frame.id);
      underway.delete(frame.id);
      if (refused !== undefined) options.onRefused?.({ frame: refused, code: frame.code, detail: frame.detail });
    }
    setState((held) => receive(held, frame, Date.now()));
    if (state().torn) {
      link.end();
      link = open([...underway.values()]);
      return;
    }
    if (frame.t === "welcome") sayAfterHello();
    if (frame.t === "events" || frame.t === "snapshot") tellDelivered();
    // A snapshot has no notes: those that came meanwhile are with the messages.
    if (frame.t === "snapshot") for (const conversation of state().logs.keys()) link.send({ t: "log", conversation });
    if (frame.t === "remind") options.onOffer?.(frame.conversation, true);
    if (frame.t === "events") for (const { event } of frame.events) told(event);
    if (frame.t === "events" && state().present && frame.events.some(isNews)) options.onNews?.();
  }

  /** What was wanted between a hello and its answer was not sent. */
  function sayAfterHello(): void {
    if (viewed !== null) link.send({ t: "viewing", conversation: viewed });
    const { ask } = state();
    if (ask.n !== helloAsk) link.send({ t: "board", ask });
  }

  function told(event: SiteEvent): void {
    if (isOfferTo(options.user, event)) offered(event);
    else if (isGivenTo(options.user, event)) options.onOffer?.(event.conversation, false);
  }

  /** The event that says to have reminded of it is not another offer. */
  function offered({ conversation, waiting }: WaitingEvent): void {
    if (waiting.offer?.reminded === false) options.onOffer?.(conversation, false);
  }

  function tellDelivered(): void {
    for (const { conversation, seq } of undelivered(state()))
      if (link.send({ t: "received", conversation, seq }))
        setState((held) => markTeam(held, conversation, "delivered", seq));
  }

  function post(frame: DurableFrame): boolean {
    if (disposed || ended() !== null) return false;
    underway.set(frame.id, frame);
    setState((held) => ({ ...held, outgoing: [...held.outgoing, ...toOutgoing(frame)] }));
    link.post(frame);
    return true;
  }

  function discard(id: string): void {
    setState((held) => ({ ...held, outgoing: held.outgoing.filter((own) => own.id !== id) }));
  }

  const say = (conversation: string, body: string) => post({ t: "message", id: commandId(), conversation, body });
  const note = (conversation: string, body: string) => post({ t: "note", id: commandId(), conversation, body });

  return {
    state,
    link: linkState,
    ended,
    say,
    discard,
    setStatus: (status) => link.send({ t: "status", status }),
    retry(id) {
      const own = state().outgoing.find((message) => message.id === id);
      const again = own?.note === true ? note : say;
      if (own !== undefined && again(own.conversation, own.body)) discard(id);
    },
    start(visit, handle, body) {
      const conversation = randomId();
      return post({ t: "start", id: commandId(), conversation, visit, handle, body }) ? conversation : null;
    },
    note,
    assign: (conversation, agent, more = {}) => post({ t: "assign", id: commandId(), conversation, agent, ...more }),
    pass: (conversation) => post({ t: "pass", id: commandId(), conversation }),
    look(look) {
      link.send({ t: "board", ask: setState((held) => lookAt(held, look)).ask });
    },
    viewing(conversation) {
      if (viewed === conversation) return;
      viewed = conversation;
      link.send({ t: "viewing", conversation });
    },
    close: (conversation) => post({ t: "close", id: commandId(), conversation }),
    reopen: (conversation) => post({ t: "reopen", id: commandId(), conversation }),
    sendTranscript: (conversation) => post({ t: "transcript", id: commandId(), conversation }),
    typing: (conversation, on) => void link.send({ t: "typing", conversation, on }),
    read(conversation, seq) {
      const known = state().view.conversations.get(conversation);
      if (known === undefined || !readsForTeam(known, options.user)) return;
      if (link.send({ t: "read", conversation, seq })) setState((held) => markTeam(held, conversation, "read", seq));
    },
    askLog: (conversation, before) =>
      void link.send(before === undefined ? { t: "log", conversation } : { t: "log", conversation, before }),
  };
}

const isNews = ({ event }: Logged): boolean => event.type === "message" && event.message.from === "visitor";

function toOutgoing(frame: DurableFrame): Outgoing[] {
  if (frame.t !== "message" && frame.t !== "start" && frame.t !== "note") return [];
  const { id, conversation, body } = frame;
  return [{ id, conversation, body, note: frame.t === "note", at: Date.now(), seq: null, failed: null }];
}

function socketUrl(site: string): string {
  const url = new URL(`/v${VERSION}/agent/${site}`, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
