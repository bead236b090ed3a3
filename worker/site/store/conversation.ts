import { foldConversation } from "#protocol/fold";
import { limits } from "#protocol/limits";
import { wrote } from "#protocol/marks";
import type { Conversation, ConversationEntry, Marks, Message, Waiting } from "#protocol/model";
import { takesTime } from "../../domain/routing/load.ts";
import { makeRecent } from "./recent.ts";

/** A conversation as this object keeps it: what agents see, its marks, and the tab that waits for an agent's first words. */
export type Kept = ConversationEntry & {
  /** The `rev` of its last event. */
  rev: number;
  /** Handle of the tab an agent wrote to first, until that was shown [FST1]. */
  handle: string | null;
};

type Row = { id: string; rev: number; handle: string | null; view: string; marks: string };

/** In milliseconds. */
const LOADS_LIVE = 5_000;

/** A row is written anew with every so many messages, so that few are to be folded after a wake. */
const BEHIND = 20;

/**
 * The log says all there is of a conversation; its row is a snapshot for finding it. Texts alone do not change the row:
 * those after it are folded when it is read. Every other event writes it.
 */
export function makeConversationStore(sql: SqlStorage) {
  const recent = makeRecent<Kept>();
  /** The id of a visitor's latest one. */
  const latest = makeRecent<string>();

  const keep = (kept: Kept): Kept => recent.put(kept.conversation.id, kept);

  const all = (where: string, ...bindings: (string | number)[]): Kept[] =>
    sql
      .exec<Row>(`SELECT id, rev, handle, view, marks FROM conversation ${where}`, ...bindings)
      .toArray()
      .map((row) => recent.get(row.id) ?? keep(wholeOf(row)));

  function wholeOf({ id, rev, handle, view, marks }: Row): Kept {
    const conversation = readConversation(JSON.parse(view));
    const kept: Kept = { conversation, marks: JSON.parse(marks), rev, handle };
    if (conversation.state === "closed") return kept;
    return sql
      .exec<{ rev: number; event: string }>(
        "SELECT rev, event FROM log WHERE conversation = ? AND seq > ? ORDER BY seq",
        ...[id, conversation.seq],
      )
      .toArray()
      .reduce((before, { rev, event }) => said(before, JSON.parse(event).message, rev), kept);
  }

  /** What agents are busy with and what is offered to them, by agent; kept for a moment, or until a state changes. */
  let loads: { until: number; counts: ReadonlyMap<string, number> } | null = null;
  /** Ids of what is queued and what is open, read once after a wake: it is asked for with every change of who is there. */
  let inHand: Record<InHand, Set<string>> | null = null;
  const idsIn = (state: InHand): Set<string> => {
    inHand ??= readInHand(sql);
    return inHand[state];
  };
  const inState = (state: InHand): Kept[] => [...idsIn(state)].flatMap((id) => find(id) ?? []);
  const open = (): Kept[] => inState("open");
  /** Ids of those of the queue that are offered to somebody: few, of perhaps many. */
  let offered: Set<string> | null = null;
  function countLoads(now: number): ReadonlyMap<string, number> {
    const busy = open().flatMap(({ conversation }) => (takesTime(conversation, now) ? (conversation.agent ?? []) : []));
    offered ??= new Set(queued().flatMap(({ conversation }) => (isOffered(conversation) ? conversation.id : [])));
    const asked = [...offered].flatMap((id) => find(id)?.conversation.waiting?.offer?.agent ?? []);
    const counts = new Map<string, number>();
    for (const agent of [...busy, ...asked]) counts.set(agent, (counts.get(agent) ?? 0) + 1);
    return counts;
  }
  const queued = (): Kept[] => inState("queued");

  const find = (id: string): Kept | null => recent.get(id) ?? all("WHERE id = ?", id)[0] ?? null;

  function latestOf(visitor: string): Kept | null {
    const known = latest.get(visitor);
    if (known !== undefined) return find(known);
    const [kept] = all("WHERE visitor = ? ORDER BY state = 'closed', at DESC LIMIT 1", visitor);
    if (kept === undefined) return null;
    latest.put(visitor, kept.conversation.id);
    return kept;
  }

  function save(kept: Kept): void {
    const { conversation, marks, rev, handle } = keep(kept);
    // Loads are counted from these two: where one of them is not read yet, nothing is counted.
    const wasLoad = inHand?.open.has(conversation.id) || offered?.has(conversation.id);
    if (wasLoad || isLoad(kept)) loads = null;
    for (const state of ["queued", "open"] as const) {
      if (conversation.state === state) inHand?.[state].add(conversation.id);
      else inHand?.[state].delete(conversation.id);
    }
    if (isOffered(conversation)) offered?.add(conversation.id);
    else offered?.delete(conversation.id);
    if (conversation.state !== "closed") latest.put(conversation.visitor, conversation.id);
    else if (latest.get(conversation.visitor) !== conversation.id) latest.drop(conversation.visitor);
    sql.exec(
      `INSERT INTO conversation (id, visitor, state, agent, rev, at, handle, view, marks) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET state = excluded.state, agent = excluded.agent, rev = excluded.rev, at = excluded.at,
       handle = excluded.handle, view = excluded.view, marks = excluded.marks`,
      ...[conversation.id, conversation.visitor, conversation.state, conversation.agent, rev],
      ...[lastAt(conversation), handle, JSON.stringify(conversation), JSON.stringify(marks)],
    );
  }

  return {
    find,
    /** The one that goes on with the visitor, else the latest of the closed ones. */
    latestOf,
    /** The one that goes on with the visitor; there is never more than one. */
    openOf(visitor: string): Kept | null {
      const kept = latestOf(visitor);
      return kept?.conversation.state === "closed" ? null : kept;
    },
    /** The one that waits to be shown in this tab. */
    pendingFor: (handle: string): Kept | null => all("WHERE handle = ? ORDER BY at DESC LIMIT 1", handle)[0] ?? null,
    liveOf: (agent: string): Kept[] => all("WHERE state <> 'closed' AND agent = ?", agent),
    /** All that an agent has. */
    open,
    queued,
    countQueued: (): number => idsIn("queued").size,
    loads(now: number): ReadonlyMap<string, number> {
      if (loads === null || loads.until <= now) loads = { until: now + LOADS_LIVE, counts: countLoads(now) };
      return loads.counts;
    },
    /** What an agent's inbox holds: all that live, and the newest closed ones. */
    inbox: (): Kept[] => [
      ...all("WHERE state <> 'closed'"),
      ...all("WHERE state = 'closed' ORDER BY at DESC LIMIT ?", limits.closedInSnapshot),
    ],
    save,
    /** After a text that is in the log already. */
    follow(kept: Kept): void {
      if (isLoad(kept)) loads = null;
      if (kept.conversation.seq % BEHIND === 0) save(kept);
      else keep(kept);
    },
    saveMarks(kept: Kept, marks: Marks): void {
      const { id } = kept.conversation;
      recent.put(id, { ...kept, marks });
      sql.exec("UPDATE conversation SET marks = ? WHERE id = ?", JSON.stringify(marks), id);
    },
    /** For when a transaction is rolled back. */
    forget(): void {
      recent.forget();
      latest.forget();
      loads = null;
      inHand = null;
      offered = null;
    },
  };
}

/** As this version knows it: what an older one kept lacks what is newer. */
export function readConversation(kept: Conversation): Conversation {
  const known = { ...{ department: null, waiting: null, mails: [] }, ...kept };
  if (known.state !== "queued" || known.waiting !== null) return known;
  const waiting: Waiting = { since: known.startedAt, priority: 0, offer: null, asked: [], fellBack: false };
  return { ...known, waiting };
}

/** The conversation after one more message. */
const said = (kept: Kept, message: Message, rev: number): Kept => {
  const { conversation, marks } = kept;
  const event = { type: "message", conversation: conversation.id, message } as const;
  return { ...kept, conversation: foldConversation(conversation, event), marks: wrote(marks, message), rev };
};

type InHand = "queued" | "open";

function readInHand(sql: SqlStorage): Record<InHand, Set<string>> {
  const inHand = { queued: new Set<string>(), open: new Set<string>() };
  const rows = sql.exec<{ id: string; state: InHand }>(
    "SELECT id, state FROM conversation WHERE state <> 'closed' AND state IN ('queued', 'open')",
  );
  for (const { id, state } of rows) inHand[state].add(id);
  return inHand;
}

/** Whether an agent may have to do with it. */
export const isLoad = (kept: Kept | null): boolean =>
  kept !== null && (kept.conversation.state === "open" || isOffered(kept.conversation));

const isOffered = ({ state, waiting }: Conversation): boolean => state === "queued" && waiting?.offer != null;

const lastAt = (conversation: Conversation): number => conversation.last?.at ?? conversation.startedAt;
