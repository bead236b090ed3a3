import { noMarks } from "#protocol/marks";
import type { Conversation, Marks, Message } from "#protocol/model";
import type { Sections } from "./sections.ts";
import type { LiveState } from "./state.ts";

/** Watermarks never go back [MSG7]. */
export const higherMarks = (a: Marks, b: Marks): Marks => ({
  visitor: higher(a.visitor, b.visitor),
  team: higher(a.team, b.team),
});

/** What the team has not read of a conversation. An agent's own last words have read what came before [MSG7]. */
export function unreadOf(conversation: Conversation, marks: Marks | undefined): number {
  if (conversation.state === "closed") return 0;
  if (conversation.last?.from === "agent" && conversation.last.kind === "text") return 0;
  // That nobody was there, or answered, is a line of its own, and no words to read.
  const lines = conversation.state === "missed" || conversation.state === "message" ? linesOf(conversation.last) : 0;
  return Math.max(0, conversation.seq - lines - (marks?.team.read ?? 0));
}

/** What waits for me, or for anybody. One that nobody is asked to take counts even once it was read. */
export const unreadForMe = (
  { waiting, mine, unanswered }: Sections,
  unread: (conversation: string) => number,
): number =>
  [...waiting, ...mine, ...unanswered].reduce(
    (sum, { id, state, waiting }) => sum + Math.max(unread(id), state === "queued" && !waiting?.offer ? 1 : 0),
    0,
  );

const linesOf = (last: Message | null): number => (last?.kind === "missed" || last?.kind === "left" ? 1 : 0);

/** Conversations with visitors' words that nobody of the team has said to have received. */
export function undelivered(state: LiveState): { conversation: string; seq: number }[] {
  const found: { conversation: string; seq: number }[] = [];
  for (const { id, state: stage, seq, last } of state.view.conversations.values())
    if (stage !== "closed" && last?.from === "visitor" && seq > (state.marks.get(id)?.team.delivered ?? 0))
      found.push({ conversation: id, seq });
  return found;
}

/** The state after this console itself said that the team received or read up to `seq`. */
export function markTeam(state: LiveState, conversation: string, mark: "delivered" | "read", seq: number): LiveState {
  const held = state.marks.get(conversation) ?? noMarks;
  const team = mark === "read" ? { delivered: seq, read: seq } : { delivered: seq, read: 0 };
  const marks = new Map(state.marks).set(conversation, higherMarks(held, { ...noMarks, team }));
  return { ...state, marks };
}

const higher = (a: Marks["team"], b: Marks["team"]): Marks["team"] => ({
  delivered: Math.max(a.delivered, b.delivered),
  read: Math.max(a.read, b.read),
});
