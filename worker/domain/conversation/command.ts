import type { Conversation, Page, Person, Role } from "#protocol/model";

/** What is known of a visitor when a conversation with them begins. */
export type Beginning = {
  visitor: string;
  person: Person;
  visit: string | null;
  page: Page | null;
  country: string | null;
  language: string;
};

export type Actor = { id: string; role: Role };

/** What somebody wants of one conversation. `id` is the client's: it becomes the id of the message it makes. */
export type Command =
  /** `stays`: whether the conversation's agent is still a member; one who is not loses it when it comes back. */
  | { do: "visitor-writes"; id: string; body: string; beginning: Beginning; stays: boolean }
  /** `conversation`: the console makes that id too. */
  | { do: "agent-starts"; id: string; conversation: string; body: string; by: Actor; beginning: Beginning }
  | { do: "agent-writes"; id: string; body: string; by: Actor }
  | { do: "assign"; id: string; by: Actor; to: string | null }
  | { do: "close"; id: string; by: Actor }
  | { do: "reopen"; id: string; by: Actor; stays: boolean }
  | { do: "unassign-removed"; agent: string }
  | { do: "reach"; reach: Conversation["reach"] }
  | { do: "identify"; person: Person };
