import { limits } from "#protocol/limits";
import type { Conversation, ConversationEntry, Marks } from "#protocol/model";

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
  const all = (where: string, ...bindings: (string | number)[]): Kept[] =>
    sql
      .exec<Row>(`SELECT ${COLUMNS} FROM conversation ${where}`, ...bindings)
      .toArray()
      .map(toKept);

  const latestOf = (visitor: string): Kept | null =>
    all("WHERE visitor = ? ORDER BY at DESC LIMIT 1", visitor)[0] ?? null;

  return {
    find: (id: string): Kept | null => all("WHERE id = ?", id)[0] ?? null,
    /** The visitor's latest one, closed ones included. */
    latestOf,
    /** The one that goes on with the visitor; there is never more than one. */
    openOf(visitor: string): Kept | null {
      const latest = latestOf(visitor);
      return latest?.conversation.state === "closed" ? null : latest;
    },
    /** The one that waits to be shown in this tab. */
    pendingFor: (handle: string): Kept | null => all("WHERE handle = ? ORDER BY at DESC LIMIT 1", handle)[0] ?? null,
    liveOf: (agent: string): Kept[] => all("WHERE agent = ? AND state <> 'closed'", agent),
    /** What an agent's inbox holds: all that live, and the newest closed ones. */
    inbox: (): Kept[] => [
      ...all("WHERE state IN ('queued', 'open')"),
      ...all("WHERE state = 'closed' ORDER BY at DESC LIMIT ?", limits.closedInSnapshot),
    ],
    save({ conversation, marks, rev, handle }: Kept): void {
      sql.exec(
        `INSERT INTO conversation (id, visitor, state, agent, rev, at, handle, view, marks) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET state = excluded.state, agent = excluded.agent, rev = excluded.rev, at = excluded.at,
         handle = excluded.handle, view = excluded.view, marks = excluded.marks`,
        ...[conversation.id, conversation.visitor, conversation.state, conversation.agent, rev],
        ...[lastAt(conversation), handle, JSON.stringify(conversation), JSON.stringify(marks)],
      );
    },
    saveMarks(id: string, marks: Marks): void {
      sql.exec("UPDATE conversation SET marks = ? WHERE id = ?", JSON.stringify(marks), id);
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
