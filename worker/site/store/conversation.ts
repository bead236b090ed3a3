import { limits } from "#protocol/limits";
import type { Conversation, ConversationEntry, Marks } from "#protocol/model";
import { makeRecent } from "./recent.ts";

/** A conversation as this object keeps it: what agents see, its marks, and the tab that waits for an agent's first words. */
export type Kept = ConversationEntry & {
  /** The `rev` of its last event. */
  rev: number;
  /** Handle of the tab an agent wrote to first, until that was shown [FST1]. */
  handle: string | null;
};

type Row = { rev: number; handle: string | null; view: string; marks: string };

const COLUMNS = "rev, handle, view, marks";

export function makeConversationStore(sql: SqlStorage) {
  const recent = makeRecent<Kept>();
  /** The id of a visitor's latest one. */
  const latest = makeRecent<string>();

  const all = (where: string, ...bindings: (string | number)[]): Kept[] =>
    sql
      .exec<Row>(`SELECT ${COLUMNS} FROM conversation ${where}`, ...bindings)
      .toArray()
      .map(toKept);

  const keep = (kept: Kept): Kept => recent.put(kept.conversation.id, kept);

  function find(id: string): Kept | null {
    const known = recent.get(id);
    if (known !== undefined) return known;
    const [kept] = all("WHERE id = ?", id);
    return kept === undefined ? null : keep(kept);
  }

  function latestOf(visitor: string): Kept | null {
    const known = recent.get(latest.get(visitor) ?? "");
    if (known !== undefined) return known;
    const [kept] = all("WHERE visitor = ? ORDER BY at DESC LIMIT 1", visitor);
    if (kept === undefined) return null;
    latest.put(visitor, kept.conversation.id);
    return keep(kept);
  }

  return {
    find,
    /** The visitor's latest one, closed ones included. */
    latestOf,
    /** The one that goes on with the visitor; there is never more than one. */
    openOf(visitor: string): Kept | null {
      const latest = latestOf(visitor);
      return latest?.conversation.state === "closed" ? null : latest;
    },
    /** The one that waits to be shown in this tab. */
    pendingFor: (handle: string): Kept | null => all("WHERE handle = ? ORDER BY at DESC LIMIT 1", handle)[0] ?? null,
    liveOf: (agent: string): Kept[] => all("WHERE state <> 'closed' AND agent = ?", agent),
    /** What an agent's inbox holds: all that live, and the newest closed ones. */
    inbox: (): Kept[] => [
      ...all("WHERE state <> 'closed'"),
      ...all("WHERE state = 'closed' ORDER BY at DESC LIMIT ?", limits.closedInSnapshot),
    ],
    save(kept: Kept): void {
      const { conversation, marks, rev, handle } = kept;
      keep(kept);
      // Another one may be the latest now.
      if (latest.get(conversation.visitor) !== conversation.id) latest.drop(conversation.visitor);
      sql.exec(
        `INSERT INTO conversation (id, visitor, state, agent, rev, at, handle, view, marks) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET state = excluded.state, agent = excluded.agent, rev = excluded.rev, at = excluded.at,
         handle = excluded.handle, view = excluded.view, marks = excluded.marks`,
        ...[conversation.id, conversation.visitor, conversation.state, conversation.agent, rev],
        ...[lastAt(conversation), handle, JSON.stringify(conversation), JSON.stringify(marks)],
      );
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
    },
  };
}

const lastAt = (conversation: Conversation): number => conversation.last?.at ?? conversation.startedAt;

const toKept = ({ rev, handle, view, marks }: Row): Kept => ({
  rev,
  handle,
  conversation: JSON.parse(view),
  marks: JSON.parse(marks),
});
