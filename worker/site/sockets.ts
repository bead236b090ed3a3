import type { ToAgent } from "#protocol/agent";
import { type CloseName, close } from "#protocol/close";
import { encode } from "#protocol/codec";
import type { ToVisitor } from "#protocol/visitor";
import {
  type AgentAttachment,
  type Attachment,
  readAttachment,
  type VisitorAttachment,
  writeAttachment,
} from "./attachment.ts";
import { makeGroups } from "./groups.ts";

/**
 * The one place that knows where sockets live. Others address people: a visitor, a tab, an agent, all who watch.
 * The index is rebuilt from the attachments after a wake.
 */
export function makeSockets(existing: readonly WebSocket[]) {
  const agents = new Map<WebSocket, AgentAttachment>();
  const visitors = new Map<WebSocket, VisitorAttachment>();
  const byVisitor = makeGroups<WebSocket>();
  const byTab = makeGroups<WebSocket>();

  /** Sockets that we closed: what still comes of them is not heard. */
  const closed = new WeakSet<WebSocket>();

  const keep = (socket: WebSocket, attachment: Attachment): void => {
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

  const get = (socket: WebSocket): Attachment | undefined => agents.get(socket) ?? visitors.get(socket);

  return {
    get,
    put(socket: WebSocket, attachment: Attachment): void {
      writeAttachment(socket, attachment);
      keep(socket, attachment);
    },
    /** Back into the index for its own closing: after a wake the platform may list it no more. */
    restore(socket: WebSocket): Attachment | undefined {
      const attachment = get(socket) ?? readAttachment(socket) ?? undefined;
      if (attachment !== undefined) keep(socket, attachment);
      return attachment;
    },
    remove(socket: WebSocket): void {
      const held = visitors.get(socket);
      byVisitor.move(socket, visitorsOf(held), []);
      byTab.move(socket, tabsOf(held), []);
      visitors.delete(socket);
      agents.delete(socket);
    },

    /** [CON8] Whether it said hello. */
    isWelcome: (socket: WebSocket): boolean => agents.get(socket)?.ready ?? visitors.get(socket)?.visit != null,
    visitors: (): IterableIterator<VisitorAttachment> => visitors.values(),
    ofTab: (tab: string): WebSocket | undefined => byTab.of(tab).at(-1),
    ofAgent: (agent: string) => [...agents].flatMap(([socket, held]) => (held.agent === agent ? [socket] : [])),
    ofSession: (session: string) => [...agents].flatMap(([socket, held]) => (held.session === session ? [socket] : [])),
    hasAgents: (): boolean => agents.size > 0,
    /** Agents' sockets whose session ended by its own age. */
    expired: (now: number) => [...agents].flatMap(([socket, held]) => (held.until <= now ? [socket] : [])),
    /** Ids of the agents with a console connected. */
    agentsHere: (): Set<string> => new Set([...agents.values()].flatMap((held) => (held.ready ? [held.agent] : []))),

    reply: (socket: WebSocket, frame: ToAgent | ToVisitor): void => sendText(socket, encode(frame)),
    toVisitor: (visitor: string, frame: ToVisitor): void => sendAll(byVisitor.of(visitor), frame),
    /** [CON8] To every page that said hello. */
    toVisitors: (frame: ToVisitor): void =>
      sendAll(
        [...visitors].flatMap(([socket, held]) => (held.visit === null ? [] : [socket])),
        frame,
      ),
    toAgents: (frame: ToAgent, except?: WebSocket): void =>
      sendAll(
        [...agents].flatMap(([socket, held]) => (held.ready && socket !== except ? [socket] : [])),
        frame,
      ),

    isClosed: (socket: WebSocket): boolean => closed.has(socket),
    close(socket: WebSocket, name: CloseName): void {
      closed.add(socket);
      try {
        socket.close(close[name].code, close[name].reason);
      } catch {
        // It is closed already; its own event tells the rest.
      }
    },
  };
}

export type Sockets = ReturnType<typeof makeSockets>;

const tabsOf = (held: VisitorAttachment | undefined): string[] => held?.visit?.tabs.map(({ tab }) => tab) ?? [];

const visitorsOf = (held: VisitorAttachment | undefined): string[] =>
  held?.visit?.tabs.flatMap(({ visitor }) => visitor ?? []) ?? [];

function sendAll(sockets: readonly WebSocket[], frame: ToAgent | ToVisitor): void {
  if (sockets.length === 0) return;
  const text = encode(frame);
  for (const socket of sockets) sendText(socket, text);
}

/** A socket that is closing throws; whoever is behind it resumes later, so nothing is lost. */
function sendText(socket: WebSocket, text: string): void {
  try {
    socket.send(text);
  } catch {
    // As said.
  }
}
