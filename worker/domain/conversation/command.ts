import type { Conversation, Mail, Page, Person, Role, Waiting } from "#protocol/model";

/** What is known of a visitor when a conversation with them begins. */
export type Beginning = {
  visitor: string;
  person: Person;
  visit: string | null;
  page: Page | null;
  country: string | null;
  language: string;
  department: string | null;
};

export type Actor = { id: string; role: Role };

/** What somebody wants of one conversation. `id` is the client's: it becomes the id of the message it makes. */
export type Command =
  /**
   * `stays`: whether the conversation's agent is there still; one who is not loses it when it comes back. `open`: whether
   * somebody is there to answer; otherwise it is a message that is left [MSG11]. `person`: who they say now to be, if it is new.
   * `same`: it answers this conversation, however long ago that was closed [MAI6].
   */
  | {
      do: "visitor-writes";
      id: string;
      body: string;
      beginning: Beginning;
      stays: boolean;
      open: boolean;
      person: Person | null;
      same?: boolean;
    }
  /** `conversation`: the console makes that id too. */
  | { do: "agent-starts"; id: string; conversation: string; body: string; by: Actor; beginning: Beginning }
  | { do: "agent-writes"; id: string; body: string; by: Actor }
  /** `department`: where it is put back to; undefined leaves it. */
  | {
      do: "assign";
      id: string;
      by: Actor;
      to: string | null;
      department?: string | null | undefined;
      note?: string | undefined;
    }
  | { do: "note"; id: string; by: Actor; body: string }
  | { do: "pass"; id: string; by: Actor }
  /** Its wait goes on like this, as routing decided. */
  | { do: "wait"; waiting: Waiting; department: string | null }
  | { do: "give-up" }
  /** Its agent is gone and the visitor waits. */
  | { do: "requeue" }
  | { do: "mail"; mail: Mail }
  | { do: "close"; id: string; by: Actor }
  | { do: "reopen"; id: string; by: Actor; stays: boolean }
  | { do: "unassign-removed"; agent: string }
  | { do: "reach"; reach: Conversation["reach"] }
  | { do: "identify"; person: Person };
