import type { ErrorCode } from "#protocol/errors";
import type { Logged, SiteEvent } from "#protocol/event";
import { foldConversation } from "#protocol/fold";
import { noMarks, wrote } from "#protocol/marks";
import type { Message } from "#protocol/model";
import type { Command } from "../domain/conversation/command.ts";
import { decide } from "../domain/conversation/decide.ts";
import { concernsQueue } from "../domain/routing/concern.ts";
import type { SiteContext } from "./context.ts";
import { keepMail, watchMails, withMails } from "./mail/watch.ts";
import { isLoad, type Kept } from "./store/conversation.ts";
import type { Placed } from "./store/log.ts";
import type { Visitor } from "./store/visitor.ts";

/** `place` is where the command went, as a repeat of it would find it [MSG2]. */
export type Committed = { ok: true; kept: Kept; place: Placed } | { ok: false; code: ErrorCode; detail: string };

/**
 * What is stored with it and is no event: the tab an agent writes to first, and who the visitor is. `by` is the visitor's tab
 * that wrote it and knows the conversation: its ack tells it all of a text [MSG1].
 */
export type CommitOptions = { handle?: string | null; visitor?: Visitor; by?: string | null };

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
    return { ok: true, kept, place: { rev, conversation: conversation.id, seq: conversation.seq, at: now } };
  }

  const id = "id" in command ? command.id : null;
  const carrier = carrierOf(events, id);
  const append = (event: SiteEvent): Logged => site.store.log.append(event, now, event === carrier ? id : null);
  const { logged, after } = isTextOnly(events, kept, options)
    ? follow(site, kept, events.map(append), options)
    : site.store.atomically(() => {
        const logged = events.map(append);
        const after = keepAll(kept, logged, options);
        site.store.conversations.save(after);
        for (const event of events) {
          if (event.type === "note") site.store.notes.save(event.conversation, event.note);
          if (event.type === "mail") keepMail(site, event.conversation, event.mail);
        }
        noteChange(site, kept, after, events);
        if (options.visitor !== undefined) site.store.visitors.save(options.visitor);
        return { logged, after };
      });

  drainSoon(site);
  measure(site, kept, after, logged);
  site.sockets.toAgents({ t: "events", events: logged });
  tellVisitor(site, kept, after, logged, options.by ?? null);
  watchMails(site, after, logged);
  const seq = carrier?.type === "message" ? carrier.message.seq : 0;
  const rev = logged.find(({ event }) => event === carrier)?.rev ?? after.rev;
  return { ok: true, kept: after, place: { rev, conversation: after.conversation.id, seq, at: now } };
}

/** Stores and tells an event of the whole site. */
export function commitSiteEvent(site: SiteContext, event: Extract<SiteEvent, { type: "settings" | "seen" }>): void {
  const logged = site.store.atomically(() => {
    if (event.type === "settings") site.store.identity.saveSettings(event.settings);
    else site.store.identity.saveSeen(event.origin);
    return site.store.log.append(event, site.now(), null);
  });
  drainSoon(site);
  site.sockets.toAgents({ t: "events", events: [logged] });
  if (event.type !== "settings") return;
  site.changed.routing = true;
  site.changed.load = true;
}

/** What others have to hear of it. */
function noteChange({ changed }: SiteContext, before: Kept | null, after: Kept, events: readonly SiteEvent[]): void {
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

/** The event that carries the command's id, so that a repeat finds it: the message of that id, else the first. */
const carrierOf = (events: readonly SiteEvent[], id: string | null): SiteEvent | undefined =>
  events.find((event) => event.type === "message" && event.message.id === id) ?? events[0];

/** One more text and nothing else: then the log's one row is all that is written. */
function isTextOnly(events: readonly SiteEvent[], kept: Kept | null, options: CommitOptions): kept is Kept {
  const [event] = events;
  if (kept === null || options.visitor !== undefined) return false;
  if (options.handle !== undefined && options.handle !== kept.handle) return false;
  return events.length === 1 && event?.type === "message" && event.message.kind === "text";
}

function follow(site: SiteContext, kept: Kept, logged: Logged[], options: CommitOptions) {
  const after = keepAll(kept, logged, options);
  site.store.conversations.follow(after);
  return { logged, after };
}

function keepAll(kept: Kept | null, logged: readonly Logged[], options: CommitOptions): Kept {
  let after = kept;
  for (const { event, rev } of logged) {
    if (event.type === "settings" || event.type === "seen") continue;
    if (event.type === "returned") {
      after = after === null ? null : { ...after, conversation: event.conversation, rev };
      continue;
    }
    if (event.type === "started") {
      after = { conversation: event.conversation, marks: noMarks, rev, handle: options.handle ?? null };
      continue;
    }
    if (after === null) throw new Error(`Event ${rev} is about a conversation that did not start.`);
    const marks = event.type === "message" ? wrote(after.marks, event.message) : after.marks;
    after = { ...after, conversation: foldConversation(after.conversation, event), marks, rev };
  }
  if (after === null) throw new Error("A command without a conversation made no event.");
  return options.handle === undefined ? after : { ...after, handle: options.handle };
}

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
