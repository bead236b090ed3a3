import type { Note } from "#protocol/model";

/** What agents wrote for each other, beside the messages. */
export const makeNoteStore = (sql: SqlStorage) => ({
  save(conversation: string, note: Note): void {
    sql.exec(
      "INSERT INTO note (id, conversation, after, note) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
      ...[note.id, conversation, note.after, JSON.stringify(note)],
    );
  },
  /** Those that stand behind a message with `from <= seq <= to`, in order. */
  of: (conversation: string, from: number, to: number): Note[] =>
    sql
      .exec<{ note: string }>(
        "SELECT note FROM note WHERE conversation = ? AND after BETWEEN ? AND ? ORDER BY after, rowid",
        ...[conversation, from, to],
      )
      .toArray()
      .map(({ note }) => JSON.parse(note)),
});
