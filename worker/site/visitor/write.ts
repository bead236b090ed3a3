import { limits } from "#protocol/limits";
import type { VisitorFrame } from "#protocol/visitor";
import { mustWait } from "../../domain/conversation/rate.ts";
import type { LiveVisit } from "../../domain/presence/visit.ts";
import type { VisitorAttachment } from "../attachment.ts";
import { commit } from "../commit.ts";
import type { SiteContext } from "../context.ts";
import { refuse } from "../refuse.ts";
import { hashSecret } from "../seal.ts";
import type { Visitor } from "../store/visitor.ts";

type MessageFrame = Extract<VisitorFrame, { t: "message" }>;
type Welcomed = VisitorAttachment & { visit: LiveVisit };

/** [MSG1] A visitor's message: who writes is settled first, a repeat is acked again, and only then it is stored. */
export function write(site: SiteContext, socket: WebSocket, held: Welcomed, frame: MessageFrame): void {
  const writer = writerOf(site, held, frame);
  if (writer === null) {
    refuse(site, socket, "malformed", '"secret" is needed with the first message.', { id: frame.id });
    return;
  }
  const before = site.store.log.findCommand(frame.id);
  if (before !== null) {
    const owner = site.store.conversations.find(before.conversation)?.conversation.visitor;
    if (owner !== writer.id)
      refuse(site, socket, "conflict", "This id is taken. Send it with another.", { id: frame.id });
    else {
      bind(site, socket, held, writer);
      site.sockets.reply(socket, { t: "ack", id: frame.id, ...before });
    }
    return;
  }
  const kept = site.store.conversations.latestOf(writer.id);
  const wait = mustWait(recentTimes(site, writer.id), site.now());
  if (wait > 0) {
    refuse(site, socket, "rate_limited", `Please wait ${wait} seconds before you write again.`, {
      id: frame.id,
      retryAfter: wait,
    });
    return;
  }

  site.store.atomically(() => {
    site.store.visitors.save(writer);
  });
  bind(site, socket, held, writer);
  const { visit } = held;
  const page = visit.tabs.find(({ tab }) => tab === frame.tab)?.page;
  const done = commit(site, kept, {
    do: "visitor-writes",
    id: frame.id,
    body: frame.body,
    beginning: {
      conversation: site.newId(),
      visitor: writer.id,
      person: writer.person,
      visit: visit.id,
      page: page === undefined ? null : { path: page.path, title: page.title },
      country: visit.country,
      language: visit.language,
    },
  });
  if (!done.ok) {
    refuse(site, socket, done.code, done.detail, { id: frame.id });
    return;
  }
  const placed = site.store.log.findCommand(frame.id);
  if (placed === null) throw new Error("A stored message is not in the log.");
  site.sockets.reply(socket, { t: "ack", id: frame.id, ...placed });
}

/** [WHO4] Who this socket is, or who its secret says it is, or somebody new. A secret is bound to one visitor only. */
function writerOf(site: SiteContext, held: Welcomed, frame: MessageFrame): Visitor | null {
  const hash = frame.secret === undefined ? null : hashSecret(frame.secret);
  const bySecret = hash === null ? null : site.store.visitors.findBySecret(hash);
  const bySocket = held.visitor === null ? null : site.store.visitors.find(held.visitor);
  if (bySocket !== null) {
    const binds = bySocket.secretHash === null && bySecret === null;
    return binds ? { ...bySocket, secretHash: hash } : bySocket;
  }
  if (bySecret !== null) return bySecret;
  return hash === null ? null : { id: site.newId(), secretHash: hash, person: held.visit.person };
}

/** From now on this socket is the writer's, and the board shows it. */
function bind(site: SiteContext, socket: WebSocket, held: Welcomed, writer: Visitor): void {
  if (held.visitor === writer.id) return;
  const visit = { ...held.visit, visitor: writer.id };
  site.sockets.put(socket, { ...held, visit, visitor: writer.id });
  site.visits.put(visit);
}

function recentTimes(site: SiteContext, visitor: string): number[] {
  const kept = site.store.conversations.latestOf(visitor);
  if (kept === null) return [];
  const { id, seq } = kept.conversation;
  return site.store.log
    .messages(id, seq - 2 * limits.messagesPerMinute, seq + 1, 2 * limits.messagesPerMinute)
    .flatMap(({ from, kind, at }) => (from === "visitor" && kind === "text" ? [at] : []));
}
