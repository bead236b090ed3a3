import * as v from "valibot";
import { BoardAsk } from "./board.ts";
import type { BoardChange } from "./board-window.ts";
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
  type Note,
  Sequence,
  Status,
  type Teammate,
  type Visit,
} from "./model.ts";

const conversation = Id;

/** What an agent's console may send. Frames with an `id` are durable, acked, and safe to send again. */
export const AgentFrame = v.variant("t", [
  /** `untouched`: for how long nobody has touched this console, in milliseconds. Without `board` it gets all visits whole. */
  v.object({
    t: v.literal("hello"),
    since: v.optional(v.object({ epoch: Id, rev: Sequence })),
    untouched: v.optional(Sequence),
    board: v.optional(BoardAsk),
  }),
  /** What of the board is on this console's screen [BRD1]. */
  v.object({ t: v.literal("board"), ask: BoardAsk }),
  v.object({ t: v.literal("status"), status: Status }),
  /** Write first to the tab `handle` of `visit`. The client makes the new conversation's id too. */
  v.object({ t: v.literal("start"), id: Id, conversation, visit: Id, handle: Id, body: MessageText }),
  v.object({ t: v.literal("message"), id: Id, conversation, body: MessageText }),
  /**
   * Take it (oneself), give it (another; supervisors and above), or put it back to the queue (null), there for `department`
   * where it is named. `note` is for who gets it.
   */
  v.object({
    t: v.literal("assign"),
    id: Id,
    conversation,
    agent: v.nullable(DirectoryId),
    department: v.optional(v.nullable(Id)),
    note: v.optional(MessageText),
  }),
  /** For colleagues only. */
  v.object({ t: v.literal("note"), id: Id, conversation, body: MessageText }),
  /** Not this one: offer it to the next. */
  v.object({ t: v.literal("pass"), id: Id, conversation }),
  v.object({ t: v.literal("close"), id: Id, conversation }),
  v.object({ t: v.literal("reopen"), id: Id, conversation }),
  /** A transcript by mail, to the address that the visitor gave [MAI7]. */
  v.object({ t: v.literal("transcript"), id: Id, conversation }),
  v.object({ t: v.literal("typing"), conversation, on: v.boolean() }),
  v.object({ t: v.literal("received"), conversation, seq: Sequence }),
  v.object({ t: v.literal("read"), conversation, seq: Sequence }),
  /** Ask for up to `limits.logPage` messages before `before` (exclusive), or the last ones. */
  v.object({ t: v.literal("log"), conversation, before: v.optional(Sequence) }),
  /** Somebody touched this console; said at most every `ACTIVE_EVERY` [AVL4]. */
  v.object({ t: v.literal("active") }),
  /** What this console looks at; colleagues see it. */
  v.object({ t: v.literal("viewing"), conversation: v.nullable(Id) }),
  Got,
]);
export type AgentFrame = v.InferOutput<typeof AgentFrame>;

/** An agent has this conversation on their screen. */
export type Viewing = { agent: string; conversation: string };

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
  /**
   * `notes` are those after one of these messages, or before the first of all. `contact`: the visitor said where mail
   * may go [MAI3].
   */
  | { t: "log"; conversation: string; messages: Message[]; notes: Note[]; more: boolean; contact?: boolean }
  | { t: "marks"; marks: { conversation: string; marks: Marks }[] }
  | { t: "typing"; conversation: string; from: "visitor" | "agent"; agent: string | null; on: boolean }
  /** All that is volatile, after `welcome`: replaces what the console has. */
  | { t: "now"; visits: Visit[]; team: Teammate[]; availability: Availability; viewing: Viewing[] }
  | { t: "visits"; put: Visit[]; gone: string[] }
  | ({ t: "board" } & BoardChange)
  | { t: "team"; team: Teammate[] }
  | { t: "viewing"; viewing: Viewing[] }
  /** It was offered to you a while ago, and the visitor waits. */
  | { t: "remind"; conversation: string }
  /** A trigger wants agents to know of a visit [INV4]. */
  | { t: "told"; trigger: string; visit: string }
  /** You were set to away: you missed so many in a row. */
  | { t: "away"; missed: number }
  | { t: "availability"; availability: Availability }
  | { t: "error"; code: ErrorCode; detail: string; id?: string; retryAfter?: number };
