import type { SiteEvent } from "#protocol/event";
import type { LiveState } from "./state.ts";

/** Whether mail can go to their visitors [MAI3], as told with the messages; what is not known is not there. */
export type Contacts = ReadonlyMap<string, boolean>;

/** Who had left no address may have left one with this: then it is not known, until the messages are asked for again. */
export function contactsAfter({ contacts, view }: LiveState, event: SiteEvent): Contacts {
  if (event.type !== "message" && event.type !== "person") return contacts;
  if (contacts.get(event.conversation) !== false) return contacts;
  const stage = view.conversations.get(event.conversation)?.state;
  const isLive = stage === "open" || stage === "queued";
  if (event.type === "message" && (isLive || event.message.from === "agent")) return contacts;
  const next = new Map(contacts);
  next.delete(event.conversation);
  return next;
}
