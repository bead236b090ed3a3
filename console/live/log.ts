import type { Conversation, Message } from "#protocol/model";
import type { Log } from "./state.ts";

/** A message that follows on is added, a known one is dropped; one after a hole is left to the next page. */
export function appendMessage(log: Log, message: Message): Log {
  const last = log.messages.at(-1)?.seq ?? message.seq - 1;
  return message.seq === last + 1 ? { ...log, messages: [...log.messages, message] } : log;
}

/**
 * A page of the log joined to what is held. Where the two do not touch, the later one is kept, so that
 * the messages stay contiguous. `more` says whether there are older ones than the page's.
 */
export function mergePage(held: Log | undefined, page: readonly Message[], more: boolean): Log {
  const first = page[0];
  const last = page.at(-1);
  const heldFirst = held?.messages[0];
  const heldLast = held?.messages.at(-1);
  if (held === undefined || heldFirst === undefined || heldLast === undefined) return { messages: page, more };
  if (first === undefined || last === undefined) return { messages: held.messages, more: held.more && more };
  if (first.seq > heldLast.seq + 1) return { messages: page, more };
  if (last.seq < heldFirst.seq - 1) return held;
  const before = held.messages.filter((message) => message.seq < first.seq);
  const after = held.messages.filter((message) => message.seq > last.seq);
  return { messages: [...before, ...page, ...after], more: before.length > 0 ? held.more : more };
}

/** Whether the last messages must be asked for: none are held yet, or some are missing at the end. */
export function lacksMessages(conversation: Conversation | undefined, log: Log | undefined): boolean {
  if (conversation === undefined) return false;
  return log === undefined || (log.messages.at(-1)?.seq ?? 0) < conversation.seq;
}
