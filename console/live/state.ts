import type { Viewing } from "#protocol/agent";
import type { BoardAsk } from "#protocol/board";
import { type BoardWindow, emptyWindow } from "#protocol/board-window";
import { emptyView, type SiteView } from "#protocol/fold";
import type { Availability, Marks, Message, Note, Teammate } from "#protocol/model";
import type { Contacts } from "./contacts.ts";

/** What the console holds of one conversation's messages: contiguous by `seq`, oldest first. */
export type Log = { messages: readonly Message[]; more: boolean };

/** Somebody is writing. `at` is this browser's clock; it lapses [MSG9]. */
export type Typing = { from: "visitor" | "agent"; agent: string | null; at: number };

/** A message of one's own that the site has not told back yet. */
export type Outgoing = {
  id: string;
  conversation: string;
  body: string;
  /** Whether it is for colleagues only. */
  note: boolean;
  at: number;
  /** The `seq` once it was acked; the message itself may come a moment later. */
  seq: number | null;
  failed: string | null;
};

/** Everything one site's socket has told. Plain and immutable; `receive` makes the next one. */
export type LiveState = {
  epoch: string | null;
  rev: number;
  /** Something durable is missing in between: only a fresh snapshot helps. */
  torn: boolean;
  me: Teammate | null;
  /** What to add to this browser's clock to get the site's. */
  offset: number;
  /** Whether the durable, and the volatile part have come since the page was opened. */
  loaded: boolean;
  present: boolean;
  view: SiteView;
  marks: ReadonlyMap<string, Marks>;
  logs: ReadonlyMap<string, Log>;
  /** What of the board is on the screen, since which ask that visit is open, and what the site told of it. */
  ask: BoardAsk;
  openSince: number;
  board: BoardWindow;
  team: readonly Teammate[];
  availability: Availability | null;
  typing: ReadonlyMap<string, Typing>;
  /** What agents wrote for each other, by conversation, in order. */
  notes: ReadonlyMap<string, readonly Note[]>;
  viewing: readonly Viewing[];
  /** Conversations that this agent was reminded of. */
  reminded: ReadonlySet<string>;
  /** How many offers were missed in a row, when that set this agent to away. */
  missed: number;
  contacts: Contacts;
  outgoing: readonly Outgoing[];
};

export const emptyState: LiveState = {
  epoch: null,
  rev: 0,
  torn: false,
  me: null,
  offset: 0,
  loaded: false,
  present: false,
  view: emptyView,
  marks: new Map(),
  logs: new Map(),
  ask: { n: 0, rows: null, pages: false, open: null },
  openSince: 0,
  board: emptyWindow,
  team: [],
  availability: null,
  typing: new Map(),
  notes: new Map(),
  viewing: [],
  reminded: new Set(),
  missed: 0,
  contacts: new Map(),
  outgoing: [],
};
