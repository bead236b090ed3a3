import type { SiteEvent } from "./event.ts";
import type { Conversation, ConversationEntry, Settings } from "./model.ts";

/** The durable part of what agents see: a snapshot of it plus the events after it equals a fresh snapshot [REV3]. */
export type SiteView = {
  conversations: ReadonlyMap<string, Conversation>;
  /** Null before the first snapshot. */
  settings: Settings | null;
  /** Origin of the first page view ever seen, or null while waiting for it. */
  seen: string | null;
};

type ConversationEvent = Exclude<SiteEvent, { type: "started" | "returned" | "settings" | "seen" }>;

/** All that a snapshot tells. */
export type Snapshot = { conversations: ConversationEntry[]; settings: Settings; seen: string | null };

export const emptyView: SiteView = { conversations: new Map(), settings: null, seen: null };

export const viewOf = ({ conversations, settings, seen }: Snapshot): SiteView => ({
  conversations: new Map(conversations.map(({ conversation }) => [conversation.id, conversation])),
  settings,
  seen,
});

/** What one event makes of the conversation it is about. */
export function foldConversation(conversation: Conversation, event: ConversationEvent): Conversation {
  switch (event.type) {
    case "message": {
      const { message } = event;
      const moved = { ...conversation, seq: message.seq, last: message };
      if (message.kind === "closed") return { ...moved, state: "closed" };
      if (message.kind === "reopened") return { ...moved, state: conversation.agent === null ? "queued" : "open" };
      return moved;
    }
    case "assigned": {
      if (conversation.state === "closed") return { ...conversation, agent: event.agent };
      return { ...conversation, agent: event.agent, state: event.agent === null ? "queued" : "open" };
    }
    case "reach":
      return { ...conversation, reach: event.reach };
    case "person":
      return { ...conversation, person: event.person };
  }
}

/** What one event makes of the whole view. An event about a conversation that the view does not hold changes nothing. */
export function foldSite(view: SiteView, event: SiteEvent): SiteView {
  switch (event.type) {
    case "settings":
      return { ...view, settings: event.settings };
    case "seen":
      return { ...view, seen: event.origin };
    case "started":
    case "returned":
      return put(view, event.conversation);
    default: {
      const conversation = view.conversations.get(event.conversation);
      return conversation === undefined ? view : put(view, foldConversation(conversation, event));
    }
  }
}

const put = (view: SiteView, conversation: Conversation): SiteView => ({
  ...view,
  conversations: new Map(view.conversations).set(conversation.id, conversation),
});
