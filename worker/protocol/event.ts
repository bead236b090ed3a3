import type { Conversation, Mail, Message, Note, Person, Settings, Waiting } from "./model.ts";

/** A durable event of a site, in the order of `rev`. The fold of them is what agents see. */
export type SiteEvent =
  | { type: "started"; conversation: Conversation }
  /** A closed conversation comes back, whole: a console may not hold it any more. */
  | { type: "returned"; conversation: Conversation }
  | { type: "message"; conversation: string; message: Message }
  /** `by` is who handed it over, where the agent did not take it themselves. */
  | { type: "assigned"; conversation: string; agent: string | null; by?: string }
  /** How its wait goes on: since when, to whom it is offered, who was asked. */
  | { type: "waiting"; conversation: string; waiting: Waiting }
  | { type: "department"; conversation: string; department: string | null }
  | { type: "note"; conversation: string; note: Note }
  | { type: "mail"; conversation: string; mail: Mail }
  | { type: "reach"; conversation: string; reach: Conversation["reach"] }
  | { type: "person"; conversation: string; person: Person }
  | { type: "settings"; settings: Settings }
  | { type: "seen"; origin: string };

/** An event with its place in the site's log. `at` is epoch ms. */
export type Logged = { rev: number; at: number; event: SiteEvent };
