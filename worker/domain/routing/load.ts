import type { Conversation } from "#protocol/model";

/** Without a word for so long, a conversation takes nobody's time, in milliseconds. */
const QUIET_AFTER = 30 * 60_000;

/**
 * [RTE10] Whether its agent is busy with it: while the visitor waits for an answer, or something was said lately. First words
 * that nobody answered are none: else who greets four visitors would be closed for a fifth.
 */
export function takesTime({ state, startedBy, seq, last }: Conversation, now: number): boolean {
  if (state !== "open" || last === null) return false;
  if (last.from === "visitor") return true;
  return now - last.at < QUIET_AFTER && (startedBy === "visitor" || seq > 1);
}
