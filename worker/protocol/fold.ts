import type { SiteEvent } from "./event.ts";
import { limits } from "./limits.ts";
import type { Conversation, ConversationEntry, Mail, Settings } from "./model.ts";

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
      const { agent, waiting } = conversation;
      switch (message.kind) {
        case "closed":
          return { ...moved, state: "closed", waiting: null };
        case "reopened":
          return { ...moved, state: agent === null ? "queued" : "open", waiting: null };
        case "missed":
          return { ...moved, state: "missed", waiting: waiting && { ...waiting, offer: null } };
        case "left":
          return { ...moved, state: "message", waiting: null };
        default:
          return moved;
      }
    }
    case "assigned": {
      if (conversation.state === "closed") return { ...conversation, agent: event.agent };
      return { ...conversation, agent: event.agent, state: event.agent === null ? "queued" : "open", waiting: null };
    }
    case "waiting":
      return { ...conversation, waiting: event.waiting };
    case "department":
      return { ...conversation, department: event.department };
    case "note":
      return conversation;
    case "mail":
      return { ...conversation, mails: withMail(conversation.mails, event.mail) };
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

/** A mail keeps its place while its fate changes. */
function withMail(mails: readonly Mail[], mail: Mail): Mail[] {
  if (mails.some(({ id }) => id === mail.id)) return mails.map((known) => (known.id === mail.id ? mail : known));
  return [...mails, mail].slice(-limits.mails);
}

const put = (view: SiteView, conversation: Conversation): SiteView => ({
  ...view,
  conversations: new Map(view.conversations).set(conversation.id, conversation),
});
