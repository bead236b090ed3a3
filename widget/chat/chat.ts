import { noMarks } from "#protocol/marks";
import type { AgentCard, Availability, Conversation, Marks, Message } from "#protocol/model";
import type { Queue } from "#protocol/visitor";
import type { LinkState } from "../link/line.ts";
import type { Said } from "../visit/known.ts";

/** A message of the visitor's that the site has not acked. */
export type OwnMessage = Said & { id: string; at: number; failed: boolean };

/** All that a page knows of its chat. Never changed in place: a part that is the same object did not change. */
export type Chat = {
  link: LinkState;
  /** Null until the site said it. */
  availability: Availability | null;
  /** Whom the page or the visitor asks for, by id or name; empty for anybody. */
  department: string;
  conversation: string | null;
  /** The words of the invitation that it came of, and whether that was to leave a message. */
  greeting: string;
  leaves: boolean;
  /** The department that the conversation is for, in the same way. */
  about: string;
  state: Conversation["state"];
  /** While it waits. */
  queue: Queue | null;
  /** Comes with an agent's first words until they were on a screen. */
  ticket: string | null;
  /** Contiguous, and ending with `seq`. */
  messages: readonly Message[];
  seq: number;
  /** Messages that came before one they follow. */
  ahead: readonly Message[];
  /** The site left out what this page had when it asked, and has no more. */
  torn: boolean;
  own: readonly OwnMessage[];
  /** Until when the site takes no more of this visitor's messages, by the device's clock; 0 for now. */
  heldUntil: number;
  /** Who wrote in it; who has it, or wrote last, comes first. */
  agents: readonly AgentCard[];
  marks: Marks;
  /** The transcript by mail that was asked for in this conversation. */
  copy: { id: string; email: string; state: "asked" | "sent" | "failed" } | null;
  /** `until` is by the device's clock. */
  typing: { agent: AgentCard; until: number } | null;
  /** The site's clock minus the device's, in milliseconds. */
  offset: number;
};

export const emptyChat: Chat = {
  link: "connecting",
  availability: null,
  department: "",
  greeting: "",
  leaves: false,
  conversation: null,
  about: "",
  state: "queued",
  queue: null,
  ticket: null,
  messages: [],
  seq: 0,
  ahead: [],
  torn: false,
  own: [],
  heldUntil: 0,
  agents: [],
  marks: noMarks,
  copy: null,
  typing: null,
  offset: 0,
};
