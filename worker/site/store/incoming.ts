/** A mail that became messages of a conversation. `messageId` is null where it had none. */
export type KeptIncoming = {
  conversation: string;
  side: "visitor" | "team";
  messageId: string | null;
  subject: string;
  at: number;
};

/** What came in by mail: answers name it, and it is counted. */
export const makeIncomingStore = (sql: SqlStorage) => ({
  save({ conversation, side, messageId, subject, at }: KeptIncoming): void {
    sql.exec(
      "INSERT INTO incoming (conversation, side, message_id, subject, at) VALUES (?, ?, ?, ?, ?)",
      ...[conversation, side, messageId, subject, at],
    );
  },
  /** Oldest first. */
  of: (conversation: string, side: KeptIncoming["side"]): KeptIncoming[] =>
    sql
      .exec<KeptIncoming>(
        `SELECT conversation, side, message_id AS messageId, subject, at FROM incoming
         WHERE conversation = ? AND side = ? ORDER BY at`,
        ...[conversation, side],
      )
      .toArray(),
  countSince: (conversation: string, since: number): number =>
    sql
      .exec<{ n: number }>("SELECT COUNT(*) AS n FROM incoming WHERE conversation = ? AND at > ?", conversation, since)
      .one().n,
});
