import type { ToAgent, Viewing } from "#protocol/agent";
import type { BoardAsk } from "#protocol/board";
import { type CloseName, close } from "#protocol/close";
import { encode } from "#protocol/codec";
import type { TabFrame, ToVisitor } from "#protocol/visitor";
import type { Tab } from "../domain/presence/visit.ts";
import {
  type AgentAttachment,
  type Attachment,
  readAttachment,
  type VisitorAttachment,
  writeAttachment,
} from "./attachment.ts";
import type { Connection } from "./connection.ts";
import { flowLimits, makeFlow } from "./flow.ts";
import { makeGroups } from "./groups.ts";

/**
 * The one place that knows where sockets live. Others address people: a visitor, a tab, an agent, all who watch.
 * The index is rebuilt from the attachments after a wake.
 */
export function makeSockets(existing: readonly Connection[], pongAt: (socket: Connection) => number) {
  const agents = new Map<Connection, AgentAttachment>();
  const visitors = new Map<Connection, VisitorAttachment>();
  const byVisitor = makeGroups<Connection>();
  const byTab = makeGroups<Connection>();

  /** Sockets that we closed: what still comes of them is not heard. */
  const closed = new WeakSet<Connection>();

  const flow = makeFlow((socket) => closeWith(socket, "slow"));

  const keep = (socket: Connection, attachment: Attachment): void => {
    if (attachment.kind === "agent") {
      agents.set(socket, attachment);
      return;
    }
    const before = visitors.get(socket);
    visitors.set(socket, attachment);
    byVisitor.move(socket, visitorsOf(before), visitorsOf(attachment));
    byTab.move(socket, tabsOf(before), tabsOf(attachment));
  };

  for (const socket of existing) {
    const attachment = readAttachment(socket);
    if (attachment !== null) keep(socket, attachment);
  }

  const heardAt = (socket: Connection): number => Math.max(agents.get(socket)?.since ?? 0, pongAt(socket));
  const boundsOf = (socket: Connection) => (agents.has(socket) ? flowLimits.agent : flowLimits.visitor);
  const get = (socket: Connection): Attachment | undefined => agents.get(socket) ?? visitors.get(socket);

  return {
    get,
    put(socket: Connection, attachment: Attachment): void {
      writeAttachment(socket, attachment);
      keep(socket, attachment);
    },
    /** Back into the index for its own closing: after a wake the platform may list it no more. */
    restore(socket: Connection): Attachment | undefined {
      const attachment = get(socket) ?? readAttachment(socket) ?? undefined;
      if (attachment !== undefined) keep(socket, attachment);
      return attachment;
    },
    remove(socket: Connection): void {
      const held = visitors.get(socket);
      byVisitor.move(socket, visitorsOf(held), []);
      byTab.move(socket, tabsOf(held), []);
      visitors.delete(socket);
      agents.delete(socket);
    },

    /** [CON8] Whether it said hello. */
    isWelcome: (socket: Connection): boolean => agents.get(socket)?.ready ?? visitors.get(socket)?.visit != null,
    visitors: (): IterableIterator<VisitorAttachment> => visitors.values(),
    ofTab: (tab: string): Connection | undefined => byTab.of(tab).at(-1),
    ofAgent: (agent: string) => [...agents].flatMap(([socket, held]) => (held.agent === agent ? [socket] : [])),
    ofSession: (session: string) => [...agents].flatMap(([socket, held]) => (held.session === session ? [socket] : [])),
    hasAgents: (): boolean => agents.size > 0,
    /** Agents' sockets whose session ended by its own age. */
    expired: (now: number) => [...agents].flatMap(([socket, held]) => (held.until <= now ? [socket] : [])),
    /** When somebody last touched a console of this agent's that is connected (epoch ms), or null where there is none. */
    lastActive: (agent: string): number | null =>
      [...agents.values()].reduce<number | null>(
        (latest, held) => (held.ready && held.agent === agent ? Math.max(latest ?? 0, held.active) : latest),
        null,
      ),
    /** Agents' sockets that were not heard of since `time`: neither a ping, nor that they were opened. */
    silentSince: (time: number) => [...agents.keys()].flatMap((socket) => (heardAt(socket) <= time ? [socket] : [])),
    /** When the one of them was heard of that was not for longest (epoch ms); null without any. */
    heardLeast: (): number | null => (agents.size === 0 ? null : Math.min(...[...agents.keys()].map(heardAt))),

    reply: (socket: Connection, frame: ToAgent | ToVisitor): void =>
      void flow.send(socket, encode(frame), boundsOf(socket)),
    /** Says the answers to a hello. */
    greet: (socket: Connection, say: () => void): void => flow.greet(socket, boundsOf(socket), say),
    /** [FRM6] To the visitor's tabs but `except`; a connection that speaks for other people's too is told which. */
    toVisitor(visitor: string, frame: TabFrame, except: string | null = null): void {
      for (const socket of byVisitor.of(visitor))
        toTabs(socket, frame, (own) => own.visitor === visitor && own.tab !== except);
    },
    toTab: (socket: Connection, tab: string, frame: TabFrame): void => toTabs(socket, frame, (own) => own.tab === tab),
    /** [CON8] To every page that said hello. */
    toVisitors(frame: ToVisitor): void {
      const text = encode(frame);
      for (const [socket, held] of visitors) if (held.visit !== null) flow.send(socket, text, flowLimits.visitor);
    },
    toAgents(frame: ToAgent, except?: Connection): void {
      if (agents.size === 0) return;
      const text = encode(frame);
      for (const [socket, held] of agents)
        if (held.ready && socket !== except) flow.send(socket, text, flowLimits.agent, isPresence(frame));
    },
    /** Consoles that ask for a part of the board, and for which. */
    *asking(): Generator<[Connection, BoardAsk]> {
      for (const [socket, held] of agents) if (held.ready && held.board !== null) yield [socket, held.board];
    },
    /** Consoles that ask for no part of the board get all of it [BRD3]. */
    hasWholeBoards: (): boolean => [...agents.values()].some(({ ready, board }) => ready && board === null),
    toWholeBoards(frame: ToAgent): void {
      const text = encode(frame);
      for (const [socket, held] of agents)
        if (held.ready && held.board === null) flow.send(socket, text, flowLimits.agent, true);
    },
    /** What the state after it makes good [SLW2]; false where the console reads too slowly to be told. */
    present: (socket: Connection, frame: ToAgent): boolean => flow.send(socket, encode(frame), flowLimits.agent, true),
    toAgent(agent: string, frame: ToAgent): void {
      const text = encode(frame);
      for (const [socket, held] of agents)
        if (held.ready && held.agent === agent) flow.send(socket, text, flowLimits.agent, isPresence(frame));
    },
    /** Which conversations agents have on their screens. */
    viewing: (): Viewing[] =>
      [...agents.values()].flatMap(({ agent, ready, viewing }) =>
        ready && viewing !== null ? [{ agent, conversation: viewing }] : [],
      ),
    got: flow.got,

    isClosed: (socket: Connection): boolean => closed.has(socket),
    close: closeWith,
  };

  function toTabs(socket: Connection, frame: TabFrame, isMeant: (tab: Tab) => boolean): void {
    const own = visitors.get(socket)?.visit?.tabs ?? [];
    const tabs = own.every(isMeant) ? undefined : own.filter(isMeant).map(({ tab }) => tab);
    if (tabs?.length === 0) return;
    const text = encode(tabs === undefined ? frame : { ...frame, tabs });
    flow.send(socket, text, flowLimits.visitor);
  }

  function closeWith(socket: Connection, name: CloseName): void {
    closed.add(socket);
    try {
      socket.close(close[name].code, close[name].reason);
    } catch {
      // It is closed already; its own event tells the rest.
    }
  }
}

/** What the state after it makes good: a console that reads slowly goes without [SLW2]. */
const isPresence = ({ t }: ToAgent): boolean =>
  t === "typing" || t === "team" || t === "availability" || t === "viewing" || t === "told";

export type Sockets = ReturnType<typeof makeSockets>;

const tabsOf = (held: VisitorAttachment | undefined): string[] => held?.visit?.tabs.map(({ tab }) => tab) ?? [];

const visitorsOf = (held: VisitorAttachment | undefined): string[] =>
  held?.visit?.tabs.flatMap(({ visitor }) => visitor ?? []) ?? [];
