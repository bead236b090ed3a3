import * as v from "valibot";
import type { ErrorCode } from "./errors.ts";
import type { Logged } from "./event.ts";
import { Got, type Probe } from "./flow.ts";
import type { Snapshot } from "./fold.ts";
import { DirectoryId, Id } from "./ids.ts";
import {
  type Availability,
  type Marks,
  type Message,
  MessageText,
  Sequence,
  Status,
  type Teammate,
  type Visit,
} from "./model.ts";

const conversation = Id;

/** What an agent's console may send. Frames with an `id` are durable, acked, and safe to send again. */
export const AgentFrame = v.variant("t", [
  /** `untouched`: for how long nobody has touched this console, in milliseconds. */
  v.object({
    t: v.literal("hello"),
    since: v.optional(v.object({ epoch: Id, rev: Sequence })),
    untouched: v.optional(Sequence),
  }),
  v.object({ t: v.literal("status"), status: Status }),
  /** Write first to the tab `handle` of `visit`. The client makes the new conversation's id too. */
  v.object({ t: v.literal("start"), id: Id, conversation, visit: Id, handle: Id, body: MessageText }),
  v.object({ t: v.literal("message"), id: Id, conversation, body: MessageText }),
  /** Take it (oneself), give it (another; supervisors and above), or put it back to the queue (null). */
  v.object({ t: v.literal("assign"), id: Id, conversation, agent: v.nullable(DirectoryId) }),
  v.object({ t: v.literal("close"), id: Id, conversation }),
  v.object({ t: v.literal("reopen"), id: Id, conversation }),
  v.object({ t: v.literal("typing"), conversation, on: v.boolean() }),
  v.object({ t: v.literal("received"), conversation, seq: Sequence }),
  v.object({ t: v.literal("read"), conversation, seq: Sequence }),
  /** Ask for up to `limits.logPage` messages before `before` (exclusive), or the last ones. */
  v.object({ t: v.literal("log"), conversation, before: v.optional(Sequence) }),
  /** Somebody touched this console; said at most every `ACTIVE_EVERY` [AVL4]. */
  v.object({ t: v.literal("active") }),
  Got,
]);
export type AgentFrame = v.InferOutput<typeof AgentFrame>;

/** What the site sends to a console. Unknown ones are ignored. */
export type ToAgent =
  | Probe
  | {
      t: "welcome";
      v: number;
      epoch: string;
      rev: number;
      now: number;
      me: Teammate;
      site: { id: string; key: string };
    }
  /** All durable state at `rev`: sent when `since` could not be resumed. Replaces what the console has. */
  | ({ t: "snapshot"; rev: number } & Snapshot)
  | { t: "events"; events: Logged[] }
  | { t: "ack"; id: string; rev: number; conversation: string; seq: number }
  | { t: "log"; conversation: string; messages: Message[]; more: boolean }
  | { t: "marks"; marks: { conversation: string; marks: Marks }[] }
  | { t: "typing"; conversation: string; from: "visitor" | "agent"; agent: string | null; on: boolean }
  /** All that is volatile, after `welcome`: replaces what the console has. */
  | { t: "now"; visits: Visit[]; team: Teammate[]; availability: Availability }
  | { t: "visits"; put: Visit[]; gone: string[] }
  | { t: "team"; team: Teammate[] }
  | { t: "availability"; availability: Availability }
  | { t: "error"; code: ErrorCode; detail: string; id?: string; retryAfter?: number };
