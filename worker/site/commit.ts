import type { ErrorCode } from "#protocol/errors";
import type { Logged, SiteEvent } from "#protocol/event";
import type { Message } from "#protocol/model";
import type { Command } from "../domain/conversation/command.ts";
import { decide } from "../domain/conversation/decide.ts";
import { concernsQueue } from "../domain/routing/concern.ts";
import { takesTime } from "../domain/routing/load.ts";
import type { SiteContext } from "./context.ts";
import { isText, type KeepOptions, keep } from "./keep.ts";
import { watchMails, withMails } from "./mail/watch.ts";
import { isLoad, type Kept } from "./store/conversation.ts";
import type { Placed } from "./store/log.ts";
import { countConversation } from "./traffic/follow.ts";

/**
 * `place` is where the command went, as a repeat of it would find it [MSG2]. `repeated`: it was there already, in `kept`, and
 * nothing was stored.
 */
export type Committed =
  | { ok: true; kept: Kept; place: Placed; repeated: boolean }
  | { ok: false; code: ErrorCode; detail: string };

/** `by` is the visitor's tab that wrote it and knows the conversation: its ack tells it all of a text [MSG1]. */
export type CommitOptions = KeepOptions & { by?: string | null };

/**
 * Decides a command, stores what follows from it in one transaction, and tells those whom it concerns. The output
 * gate holds every frame until the write is durable [MSG1].
 */
export function commit(site: SiteContext, kept: Kept | null, command: Command, options: CommitOptions = {}): Committed {
  const now = site.now();
  const decision = decide(kept?.conversation ?? null, command, { now, newId: site.newId });
  if (!decision.ok) return decision;
  const events = withMails(site, kept, decision.events);
  if (events.length === 0 && kept !== null) {
    const { conversation, rev } = kept;
    const place = { rev, conversation: conversation.id, seq: conversation.seq, at: now };
    return { ok: true, kept, place, repeated: false };
  }

  const id = "id" in command ? command.id : null;
  const done = keep(site, kept, { events, at: now, command: id }, options);
  if (done === null) return repeated(site, String(id));
  const { logged, after, place } = done;
  noteChange(site, kept, after, events);
  drainSoon(site);
  measure(site, kept, after, logged);
  if (events.some(({ type }) => type === "started")) countConversation(site, after.conversation.visit);
  site.sockets.toAgents({ t: "events", events: logged });
  tellVisitor(site, kept, after, logged, options.by ?? null);
  watchMails(site, after, logged);
  return { ok: true, kept: after, place, repeated: false };
}

function repeated(site: SiteContext, command: string): Committed {
  const place = site.store.log.findCommand(command);
  const kept = place && site.store.conversations.find(place.conversation);
  if (place === null || kept === null) throw new Error(`The log has no command ${command}.`);
  return { ok: true, kept, place, repeated: true };
}

/** Stores and tells an event of the whole site. */
export function commitSiteEvent(site: SiteContext, event: Extract<SiteEvent, { type: "settings" | "seen" }>): void {
  const logged = site.store.atomically(() => {
    if (event.type === "settings") site.store.identity.saveSettings(event.settings);
    else site.store.identity.saveSeen(event.origin);
    return site.store.log.append(event, site.now());
  });
  drainSoon(site);
  site.sockets.toAgents({ t: "events", events: [logged] });
  if (event.type !== "settings") return;
  site.changed.routing = true;
  site.changed.load = true;
}

/** What others have to hear of it. Of one more text only that its agent has more to do now. */
function noteChange(site: SiteContext, before: Kept | null, after: Kept, events: readonly SiteEvent[]): void {
  const { changed } = site;
  if (events.every(isText)) {
    const now = site.now();
    if (before === null || takesTime(before.conversation, now) !== takesTime(after.conversation, now))
      changed.load = true;
    return;
  }
  if (isLoad(before) || isLoad(after)) changed.load = true;
  const { id, state } = after.conversation;
  if (before === null && state === "queued") changed.fresh.push(id);
  else if (events.some(concernsQueue)) changed.routing = true;
}

/** [AVL8] What visitors wait for an agent and for a first answer; and when an agent gets less to do, or shows that they are there. */
function measure(site: SiteContext, before: Kept | null, { conversation }: Kept, logged: readonly Logged[]): void {
  const { id, startedBy, startedAt, agent } = conversation;
  for (const { event, at } of logged) {
    if (event.type === "message" && event.message.kind === "left") site.store.answered.leftOut(id, at);
    else if (event.type === "message" && event.message.from === "agent" && event.message.kind === "text") {
      if (startedBy === "visitor") site.store.answered.replied(id, at, at - startedAt);
    } else if (event.type === "assigned" && event.agent !== null) {
      const since = before?.conversation.waiting?.since;
      if (since !== undefined) site.store.answered.taken(id, at, at - since);
      site.store.members.saveMisses(event.agent, 0);
    }
  }
  const had = before?.conversation.state === "open" ? before.conversation.agent : null;
  if (had !== null && (had !== agent || conversation.state !== "open")) site.store.members.saveFree(had, site.now());
}

const drainSoon = (site: SiteContext) => site.alarms.set("outbox", site.now() + 1_000, { ifAbsent: true });

/** The visitor's pages get the new messages. Only sockets that proved to be theirs, or the one tab an agent wrote to, are the visitor's [FST1]. */
function tellVisitor(
  site: SiteContext,
  before: Kept | null,
  after: Kept,
  logged: readonly Logged[],
  by: string | null,
): void {
  const { id, visitor } = after.conversation;
  const messages = logged.flatMap(({ event }): Message[] => (event.type === "message" ? [event.message] : []));
  if (before === null && after.conversation.startedBy === "agent") return;
  for (const message of messages) {
    const agent = site.team.card(message.agent);
    const frame = { t: "message", conversation: id, message, agent } as const;
    // With other events beside it the ack would come out of turn.
    site.sockets.toVisitor(visitor, frame, logged.length === 1 ? by : null);
  }
}
