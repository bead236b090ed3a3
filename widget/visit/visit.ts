import { randomId } from "#protocol/ids";
import { limits } from "#protocol/limits";
import type { InviteFrame, ToVisitor, VisitorFrame, VisitorHello } from "#protocol/visitor";
import type { HejPage } from "../api/hej.ts";
import type { LinkState } from "../link/line.ts";
import { makeSharedLine } from "../link/shared-line.ts";
import type { Desk } from "../loader/desk.ts";
import { type Arrival, needsChat, put } from "./backlog.ts";
import { type Calls, makeCalls } from "./calls.ts";
import { followPages } from "./follow.ts";
import { type Known, nameOf, readKept, soundSecret } from "./known.ts";
import { readCampaign, readDevice, readPage, readReferrer, readSlots } from "./page.ts";

/** That a page is there: its one socket, and what agents see of it. What is said is the chat's, which comes later. */
export type Visit = Pick<Calls, "identify" | "track" | "person"> & {
  tab: string;
  /** Whom the page wants the visitor to reach, by id or name. */
  department(department: string): void;
  page(page?: HejPage): void;
  /** Brings the chat in: it gets what came before it, once and in order, and from then on all as it comes. */
  join(chat: Joined): void;
  /** Says hello again, which is answered with what is missing. */
  greet(): void;
  /** Volatile: sent when live, else dropped (false). */
  send(frame: VisitorFrame): boolean;
  end(): void;
};

/** The chat, as the visit sees it. */
export type Joined = {
  known(): Known;
  /** `at` is when the frame came, by the device's clock. */
  onFrame(frame: ToVisitor, at: number): void;
  onState(state: LinkState): void;
  onDepartment(department: string): void;
  onInvited(by: InviteFrame): void;
};

/** What the parts that are brought in later need of the visit. They end with `signal`. */
export type Around = {
  desk: Desk;
  tab: string;
  send: Visit["send"];
  /** The visitor takes an invitation: the chat begins with it. */
  accept(invitation: InviteFrame): void;
  signal: AbortSignal;
};

export function makeVisit(desk: Desk): Visit {
  const { config } = desk;
  const tab = randomId();
  const life = new AbortController();
  let backlog: readonly Arrival[] = [];
  let chat: Joined | undefined;
  let state: LinkState = "connecting";
  let page = readPage();
  let visit: string | undefined;
  let saidSecret: string | undefined;
  let department = "";
  let isOpen: boolean | undefined;
  let saidOpen = false;
  let invited: InviteFrame | undefined;
  let timer: ReturnType<typeof setTimeout>;

  const line = makeSharedLine<ToVisitor, VisitorFrame>({
    name: nameOf(config.key),
    tab,
    spare: async () => (await import("../link/poll-socket.ts")).PollSocket,
    url: `${config.edge.replace("http", "ws")}/v1/visitor/${config.key}`,
    hello,
    onFrame(frame) {
      const at = Date.now();
      if ("visit" in frame) visit = frame.visit;
      if ("availability" in frame) isOpen = frame.availability.open;
      if (frame.t === "welcome") {
        calls.retell();
        greetAnew();
      }
      tellOpen();
      if (frame.t === "invite") return invite(frame);
      if (frame.t === "look") {
        clearTimeout(timer);
        timer = setTimeout(line.send, frame.after, { t: "still", tab });
        return;
      }
      if (chat) return chat.onFrame(frame, at);
      backlog = put(backlog, [frame, at]);
      if (needsChat(frame)) desk.wake();
    },
    onState(to, code) {
      state = to;
      tellOpen();
      chat?.onState(to);
      if (to === "ended" && code) desk.leave();
    },
  });

  const calls = makeCalls(tab, line.send);
  const around: Around = {
    desk,
    tab,
    send: line.send,
    accept(by) {
      invited = by;
      chat?.onInvited(by);
    },
    signal: life.signal,
  };

  addEventListener("pagehide", leave, life);
  window.addEventListener("pageshow", ({ persisted }) => persisted && greet(), life);
  // Another tab wrote: from now on the site knows the visitor in this one too.
  addEventListener("storage", greetAnew, life);
  addEventListener("click", () => import("../watch/watch.ts").then(({ watch }) => watch(around)).catch(() => {}), {
    once: true,
    capture: true,
    signal: life.signal,
  });
  followPages(() => {
    // Some frameworks put a new body in place of the old one.
    if (!desk.host.isConnected) document.body.appendChild(desk.host);
    tellPage();
  }, life.signal);
  const { open, outbox } = readKept(config);
  if (open || outbox?.length) desk.wake();

  return {
    tab,
    page: tellPage,
    ...calls,
    department(said) {
      department = `${said ?? ""}`.slice(0, limits.name);
      chat?.onDepartment(department);
    },
    join(joined) {
      chat = joined;
      chat.onDepartment(department);
      chat.onState(state);
      if (invited) chat.onInvited(invited);
      for (const arrival of backlog) chat.onFrame(...arrival);
      backlog = [];
    },
    greet,
    send: line.send,
    end() {
      life.abort();
      clearTimeout(timer);
      leave();
      line.end();
    },
  };

  function hello(): VisitorHello {
    const knownNow = known();
    saidSecret = knownNow.secret;
    return {
      t: "hello",
      tab,
      page,
      referrer: readReferrer(),
      campaign: readCampaign(),
      language: navigator.language.slice(0, 35),
      device: readDevice(),
      visit,
      slots: readSlots(),
      ledger: readKept(config).ledger,
      ...knownNow,
    };
  }

  function known(): Known {
    if (chat) return chat.known();
    const kept = readKept(config);
    return { secret: soundSecret(kept), ticket: kept.ticket };
  }

  // Only while the site is heard from [AVL2]; before its first word the launcher believes the tag.
  function tellOpen(): void {
    if (isOpen === undefined) return;
    const open = isOpen && state === "live";
    desk.say(open);
    if (open !== saidOpen) desk.emit("availability", { open });
    saidOpen = open;
  }

  function tellPage(said?: HejPage): void {
    const next = readPage(said);
    if (next.path === page.path && next.title === page.title) return;
    page = next;
    line.send({ t: "page", tab, page, slots: readSlots() });
  }

  // What could not be brought here was not shown.
  function invite(frame: InviteFrame): void {
    import("../invite/invite.ts")
      .then(({ invite }) => invite(frame, around))
      .catch(() => line.send({ t: "invited", tab, trigger: frame.trigger, what: "busy" }));
  }

  function greet(): void {
    const before = saidSecret;
    // Dropped between the last hello and its welcome: then it is said after that.
    if (!line.send(hello())) saidSecret = before;
  }

  function greetAnew(): void {
    if (known().secret !== saidSecret) greet();
  }

  function leave(): void {
    line.send({ t: "leave", tab });
  }
}
