import type { Conversation, Message } from "#protocol/model";
import type { LiveState } from "./state.ts";

/** The last text of a conversation, of the visitor's only where asked so; null where a line came last and no log is held. */
export function lastWords(
  { id, last }: Conversation,
  { logs }: LiveState,
  from: "anybody" | "visitor" = "anybody",
): Message | null {
  const isWords = (message: Message) => message.kind === "text" && (from === "anybody" || message.from === from);
  if (last !== null && isWords(last)) return last;
  return logs.get(id)?.messages.findLast(isWords) ?? null;
}
