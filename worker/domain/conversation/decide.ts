import type { ErrorCode } from "#protocol/errors";
import type { SiteEvent } from "#protocol/event";
import { REOPENS_WITHIN } from "#protocol/limits";
import type { Conversation, Message } from "#protocol/model";
import type { Actor, Beginning, Command } from "./command.ts";
import { mayAssign } from "./permission.ts";

/** Time and ids come from outside, so that a decision can be replayed. */
export type DecideContext = { now: number; newId: () => string };

/** The events a command leads to (none when it changes nothing), or why it may not be. */
export type Decision = { ok: true; events: SiteEvent[] } | { ok: false; code: ErrorCode; detail: string };

/** Decides one command about one conversation; null is one that does not exist (yet). */
export function decide(conversation: Conversation | null, command: Command, context: DecideContext): Decision {
  const { now } = context;
  switch (command.do) {
    case "visitor-writes": {
      const text = { id: command.id, from: "visitor", agent: null, kind: "text", body: command.body } as const;
      if (conversation === null || isPast(conversation, now))
        return begin(begun(context.newId(), command.beginning, null, now), [text], now);
      if (conversation.state !== "closed") return accept([...shown(conversation), ...add(conversation, [text], now)]);
      const reopening = { id: context.newId(), from: "visitor", agent: null, kind: "reopened", body: "" } as const;
      return accept([returned(conversation, command.stays), ...add(conversation, [reopening, text], now)]);
    }
    case "agent-starts":
      if (conversation !== null) return refuse("conflict", "There is such a conversation already.");
      return begin(
        begun(command.conversation, command.beginning, command.by.id, now),
        [said(command, command.by)],
        now,
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
      return accept([{ type: "assigned", conversation: conversation.id, agent: null }]);
    default:
      return conversation === null ? missing : decideForAgent(conversation, command, context);
  }
}

type AgentCommand = Extract<Command, { do: "agent-writes" | "assign" | "close" | "reopen" }>;

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
      if (conversation.agent === command.to) return accept([]);
      if (!mayAssign(command.by, conversation, command.to))
        return refuse("forbidden", "A colleague has this conversation. A supervisor can hand it over.");
      if (command.to === null) return accept([assigned(conversation, null)]);
      return accept([assigned(conversation, command.to), ...add(conversation, [joined(command.id, command.to)], now)]);
    }
    case "close":
      return accept(closed ? [] : note("closed"));
    case "reopen":
      return accept(closed ? [returned(conversation, command.stays), ...note("reopened")] : []);
  }
}

const isPast = (conversation: Conversation, now: number): boolean =>
  conversation.state === "closed" && now - (conversation.last?.at ?? conversation.startedAt) > REOPENS_WITHIN;

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

const joined = (id: string, agent: string): Draft => ({ id, from: "agent", agent, kind: "joined", body: "" });

const assigned = (conversation: Conversation, agent: string | null): SiteEvent => ({
  type: "assigned",
  conversation: conversation.id,
  agent,
});

const add = (conversation: Conversation, drafts: Draft[], now: number): SiteEvent[] =>
  drafts.map((draft, index) => ({
    type: "message",
    conversation: conversation.id,
    message: { ...draft, seq: conversation.seq + index + 1, at: now },
  }));

const begin = (conversation: Conversation, drafts: Draft[], now: number): Decision =>
  accept([{ type: "started", conversation }, ...add(conversation, drafts, now)]);

const accept = (events: SiteEvent[]): Decision => ({ ok: true, events });
const refuse = (code: ErrorCode, detail: string): Decision => ({ ok: false, code, detail });
const missing = refuse("not_found", "There is no such conversation.");
