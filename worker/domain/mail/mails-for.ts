import type { SiteEvent } from "#protocol/event";
import { foldConversation } from "#protocol/fold";
import type { Conversation, Mail } from "#protocol/model";
import { isAway } from "../conversation/away.ts";

/**
 * [MAI1] The mail to the team that follows from what was decided, if one does: somebody was missed, left a message, or
 * wrote once more before anybody answered. One that has not been tried yet takes this along.
 */
export function mailsFor(
  events: readonly SiteEvent[],
  before: Conversation | null,
  { now, newId }: { now: number; newId: () => string },
): Mail[] {
  if (!events.some(isNews)) return [];
  const after = events.reduce(follow, before);
  if (after === null || !isAway(after) || after.mails.some(takesMore)) return [];
  return [{ id: newId(), kind: "message", to: [], state: "queued", at: now, tries: 0, reason: null }];
}

function follow(conversation: Conversation | null, event: SiteEvent): Conversation | null {
  switch (event.type) {
    case "settings":
    case "seen":
      return conversation;
    case "started":
    case "returned":
      return event.conversation;
    default:
      return conversation && foldConversation(conversation, event);
  }
}

function isNews(event: SiteEvent): boolean {
  if (event.type !== "message") return false;
  const { kind, from } = event.message;
  return kind === "missed" || kind === "left" || (kind === "text" && from === "visitor");
}

const takesMore = ({ kind, state, tries }: Mail): boolean => kind === "message" && state === "queued" && tries === 0;
