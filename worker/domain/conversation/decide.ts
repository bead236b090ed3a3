import type { ErrorCode } from "#protocol/errors";
import type { SiteEvent } from "#protocol/event";
import { REOPENS_WITHIN } from "#protocol/limits";
import type { Conversation, Message, Waiting } from "#protocol/model";
import { isAway } from "./away.ts";
import type { Actor, Beginning, Command } from "./command.ts";
import { mayAssign } from "./permission.ts";

/** Time and ids come from outside, so that a decision can be replayed. */
export type DecideContext = { now: number; newId: () => string };

/** The events a command leads to (none when it changes nothing), or why it may not be. */
export type Decision = { ok: true; events: SiteEvent[] } | { ok: false; code: ErrorCode; detail: string };

/** Decides one command about one conversation; null is one that does not exist (yet). */
export function decide(conversation: Conversation | null, command: Command, context: DecideContext): Decision {
  const { now, newId } = context;
  switch (command.do) {
    case "visitor-writes":
      return accept(visitorWrites(conversation, command, context));
    case "agent-starts":
      if (conversation !== null) return refuse("conflict", "There is such a conversation already.");
      return accept(
        begin(begun(command.conversation, command.beginning, command.by.id, now), [said(command, command.by)], now),
      );
    case "identify":
      if (conversation === null) return missing;
      if (JSON.stringify(conversation.person) === JSON.stringify(command.person)) return accept([]);
      return accept([{ type: "person", conversation: conversation.id, person: command.person }]);
    case "reach":
      if (conversation === null) return missing;
      if (conversation.reach === "reached" || conversation.reach === command.reach) return accept([]);
      return accept([{ type: "reach", conversation: conversation.id, reach: command.reach }]);
    case "unassign-removed":
      if (conversation?.agent !== command.agent || conversation.state === "closed") return accept([]);
      return accept([assigned(conversation, null), waits(conversation, waitingFrom(now, 1))]);
    case "requeue":
      if (conversation?.state !== "open") return accept([]);
      return accept([assigned(conversation, null), waits(conversation, waitingFrom(now, 1))]);
    case "wait":
      if (conversation?.state !== "queued") return accept([]);
      return accept([...moved(conversation, command.department), waits(conversation, command.waiting)]);
    case "give-up":
      if (conversation?.state !== "queued") return accept([]);
      return accept(add(conversation, [remark(newId(), "missed")], now));
    case "mail":
      if (conversation === null) return missing;
      return accept([{ type: "mail", conversation: conversation.id, mail: command.mail }]);
    default:
      return conversation === null ? missing : decideForAgent(conversation, command, context);
  }
}

type VisitorWrites = Extract<Command, { do: "visitor-writes" }>;

/** [MSG5] [MSG11] A text of the visitor's: it begins a conversation, goes on with one, or brings one back. */
function visitorWrites(conversation: Conversation | null, command: VisitorWrites, context: DecideContext): SiteEvent[] {
  const { now, newId } = context;
  const { id, body, beginning, open, stays, person } = command;
  const text = { id, from: "visitor", agent: null, kind: "text", body } as const;
  const remarks = (kind: "reopened" | "left") =>
    ({ id: newId(), from: "visitor", agent: null, kind, body: "" }) as const;
  if (conversation === null || (!command.same && isPast(conversation, now))) {
    const fresh = { ...begun(newId(), beginning, null, now), waiting: open ? waitingFrom(now, 0) : null };
    return begin(fresh, open ? [text] : [text, remarks("left")], now);
  }
  const { state, agent } = conversation;
  const known: SiteEvent[] = person === null ? [] : [{ type: "person", conversation: conversation.id, person }];
  switch (state) {
    case "open":
    case "queued":
      return [...known, ...shown(conversation), ...add(conversation, [text], now)];
    case "missed":
    case "message": {
      if (!open) return [...known, ...add(conversation, [text], now)];
      const again = [remarks("reopened"), text];
      return [...known, ...add(conversation, again, now), waits(conversation, waitingFrom(now, 1))];
    }
    case "closed": {
      const back = returned(conversation, stays);
      const isKept = agent !== null && stays;
      const drafts = isKept || open ? [remarks("reopened"), text] : [remarks("reopened"), text, remarks("left")];
      const queue = !isKept && open ? [waits(conversation, waitingFrom(now, 1))] : [];
      return [back, ...known, ...add(conversation, drafts, now), ...queue];
    }
  }
}

type AgentCommand = Extract<Command, { do: "agent-writes" | "assign" | "close" | "reopen" | "note" | "pass" }>;

function decideForAgent(conversation: Conversation, command: AgentCommand, context: DecideContext): Decision {
  const { now, newId } = context;
  const closed = conversation.state === "closed";
  const note = (kind: "closed" | "reopened") =>
    add(conversation, [{ id: command.id, from: "agent", agent: command.by.id, kind, body: "" }], now);
  switch (command.do) {
    case "agent-writes": {
      if (closed) return refuse("conversation_closed", "This conversation is closed. Reopen it to write.");
      if (conversation.agent !== null) return accept(add(conversation, [said(command, command.by)], now));
      const joining = joined(newId(), command.by.id);
      return accept([
        assigned(conversation, command.by.id),
        ...add(conversation, [joining, said(command, command.by)], now),
      ]);
    }
    case "assign": {
      if (closed) return refuse("conversation_closed", "This conversation is closed. Reopen it to hand it on.");
      const { to, by, department = conversation.department } = command;
      const moves = moved(conversation, department);
      if (conversation.agent === to && (to !== null || moves.length === 0)) return accept([]);
      if (!mayAssign(by, conversation, to))
        return refuse("forbidden", "A colleague has this conversation. A supervisor can hand it over.");
      const notes = command.note === undefined ? [] : [noted(conversation, newId(), by, command.note, now)];
      if (to === null && isAway(conversation)) return accept([...moves, ...notes]);
      if (to !== null)
        return accept([
          ...moves,
          assigned(conversation, to, by.id),
          ...notes,
          ...add(conversation, [joined(command.id, to)], now),
        ]);
      // It is not offered again to who gave it away.
      const asked = conversation.agent === null ? [] : [{ agent: conversation.agent, at: now }];
      const waiting = { ...waitingFrom(now, 1), asked };
      return accept([...moves, assigned(conversation, null), ...notes, waits(conversation, waiting)]);
    }
    case "note":
      return accept([noted(conversation, command.id, command.by, command.body, now)]);
    case "pass": {
      const { waiting } = conversation;
      if (waiting?.offer?.agent !== command.by.id) return accept([]);
      return accept([waits(conversation, { ...waiting, offer: null })]);
    }
    case "close":
      return accept(closed ? [] : note("closed"));
    case "reopen":
      if (!closed) return accept([]);
      return accept([
        returned(conversation, command.stays),
        ...note("reopened"),
        ...(command.stays && conversation.agent !== null ? [] : [waits(conversation, waitingFrom(now, 1))]),
      ]);
  }
}

const isPast = (conversation: Conversation, now: number): boolean =>
  conversation.state === "closed" && now - (conversation.last?.at ?? conversation.startedAt) > REOPENS_WITHIN;

/** [RTE2] How a wait begins. */
const waitingFrom = (since: number, priority: Waiting["priority"]): Waiting => ({
  since,
  priority,
  offer: null,
  asked: [],
  fellBack: false,
});

const waits = ({ id }: Conversation, waiting: Waiting): SiteEvent => ({ type: "waiting", conversation: id, waiting });

const moved = ({ id, department }: Conversation, to: string | null): SiteEvent[] =>
  department === to ? [] : [{ type: "department", conversation: id, department: to }];

const noted = ({ id, seq }: Conversation, note: string, by: Actor, body: string, now: number): SiteEvent => ({
  type: "note",
  conversation: id,
  note: { id: note, at: now, agent: by.id, after: seq, body },
});

const begun = (id: string, beginning: Beginning, agent: string | null, now: number): Conversation => ({
  id,
  state: agent === null ? "queued" : "open",
  visitor: beginning.visitor,
  person: beginning.person,
  visit: beginning.visit,
  startedBy: agent === null ? "visitor" : "agent",
  startedAt: now,
  page: beginning.page,
  country: beginning.country,
  language: beginning.language,
  agent,
  department: beginning.department,
  waiting: null,
  mails: [],
  reach: agent === null ? "reached" : "pending",
  seq: 0,
  last: null,
});

const returned = (conversation: Conversation, stays: boolean): SiteEvent => ({
  type: "returned",
  conversation: { ...conversation, agent: stays ? conversation.agent : null, reach: "reached" },
});

/** Who answers has read what they answer to. */
const shown = (conversation: Conversation): SiteEvent[] =>
  conversation.reach === "reached" ? [] : [{ type: "reach", conversation: conversation.id, reach: "reached" }];

type Draft = Pick<Message, "id" | "from" | "agent" | "kind" | "body">;

const said = (command: { id: string; body: string }, by: Actor): Draft => ({
  id: command.id,
  from: "agent",
  agent: by.id,
  kind: "text",
  body: command.body,
});

const remark = (id: string, kind: "missed"): Draft => ({ id, from: "agent", agent: null, kind, body: "" });

const joined = (id: string, agent: string): Draft => ({ id, from: "agent", agent, kind: "joined", body: "" });

const assigned = (conversation: Conversation, agent: string | null, by: string | null = agent): SiteEvent => ({
  type: "assigned",
  conversation: conversation.id,
  agent,
  ...(by === null || by === agent ? {} : { by }),
});

const add = (conversation: Conversation, drafts: Draft[], now: number): SiteEvent[] =>
  drafts.map((draft, index) => ({
    type: "message",
    conversation: conversation.id,
    message: { ...draft, seq: conversation.seq + index + 1, at: now },
  }));

const begin = (conversation: Conversation, drafts: Draft[], now: number): SiteEvent[] => [
  { type: "started", conversation },
  ...add(conversation, drafts, now),
];

const accept = (events: SiteEvent[]): Decision => ({ ok: true, events });
const refuse = (code: ErrorCode, detail: string): Decision => ({ ok: false, code, detail });
const missing = refuse("not_found", "There is no such conversation.");
