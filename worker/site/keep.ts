import type { Logged, SiteEvent } from "#protocol/event";
import { foldConversation } from "#protocol/fold";
import { noMarks, wrote } from "#protocol/marks";
import type { SiteContext } from "./context.ts";
import { keepMail } from "./mail/watch.ts";
import type { Kept } from "./store/conversation.ts";
import type { Placed } from "./store/log.ts";
import type { Visitor } from "./store/visitor.ts";

/** What is stored with it and is no event: the tab an agent writes to first, and who the visitor is. */
export type KeepOptions = { handle?: string | null; visitor?: Visitor };

/** What a command led to, at `at` (epoch ms). `command` is its id, for a repeat to be known by. */
export type Outcome = { events: readonly SiteEvent[]; at: number; command: string | null };

/** Stored, with the conversation after it, and where a repeat would find the command. */
export type Stored = { logged: Logged[]; after: Kept; place: Placed };

/** All of it or nothing. Null when the command is in the log already [MSG2]. */
export function keep(site: SiteContext, kept: Kept | null, outcome: Outcome, options: KeepOptions): Stored | null {
  const { events, at, command } = outcome;
  const carrier = carrierOf(events, command);
  const append = (event: SiteEvent): Logged[] => {
    const logged = site.store.log.appendOnce(event, at, event === carrier ? command : null);
    return logged === null ? [] : [logged];
  };
  const stored = isTextOnly(events, kept, options)
    ? follow(site, kept, events.flatMap(append), options)
    : store(site, kept, outcome, options, append);
  if (stored === null) return null;
  const { logged, after } = stored;
  const seq = carrier?.type === "message" ? carrier.message.seq : 0;
  const rev = logged.find(({ event }) => event === carrier)?.rev ?? after.rev;
  return { logged, after, place: { rev, conversation: after.conversation.id, seq, at } };
}

/** The event that carries the command's id, so that a repeat finds it: the message of that id, else the first. */
const carrierOf = (events: readonly SiteEvent[], id: string | null): SiteEvent | undefined =>
  events.find((event) => event.type === "message" && event.message.id === id) ?? events[0];

/** One more text and nothing else: then the log's one row is all that is written. */
function isTextOnly(events: readonly SiteEvent[], kept: Kept | null, options: KeepOptions): kept is Kept {
  const [event] = events;
  if (kept === null || options.visitor !== undefined) return false;
  if (options.handle !== undefined && options.handle !== kept.handle) return false;
  return events.length === 1 && event !== undefined && isText(event);
}

export const isText = (event: SiteEvent): boolean => event.type === "message" && event.message.kind === "text";

/** The row tells by itself that it is there already. To look for it first would cost every text as much again. */
function follow(site: SiteContext, kept: Kept, logged: Logged[], options: KeepOptions) {
  if (logged.length === 0) return null;
  const after = fold(kept, logged, options);
  site.store.conversations.follow(after);
  return { logged, after };
}

function store(
  site: SiteContext,
  kept: Kept | null,
  { events, command }: Outcome,
  options: KeepOptions,
  append: (event: SiteEvent) => Logged[],
) {
  if (command !== null && site.store.log.findCommand(command) !== null) return null;
  return site.store.atomically(() => {
    const logged = events.flatMap(append);
    const after = fold(kept, logged, options);
    site.store.conversations.save(after);
    for (const event of events) {
      if (event.type === "note") site.store.notes.save(event.conversation, event.note);
      if (event.type === "mail") keepMail(site, event.conversation, event.mail);
    }
    if (options.visitor !== undefined) site.store.visitors.save(options.visitor);
    return { logged, after };
  });
}

function fold(kept: Kept | null, logged: readonly Logged[], options: KeepOptions): Kept {
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
