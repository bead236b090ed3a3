import { medianOf } from "../../domain/routing/estimate.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** What was measured lately is looked at anew so often. */
const FRESH = 5 * MINUTE;
const MOST = 500;

/** How long visitors waited for somebody to take their conversation, and for the first answer: in milliseconds. */
export function makeAnsweredStore(sql: SqlStorage) {
  let known: { at: number; replies: number | null; wait: number | null } | null = null;
  const done = new Set<string>();

  const times = (column: "waited" | "replied", since: number): number[] =>
    sql
      .exec<{ took: number }>(
        `SELECT ${column} AS took FROM answered WHERE at > ? AND ${column} >= 0 ORDER BY at DESC LIMIT ?`,
        ...[since, MOST],
      )
      .toArray()
      .map(({ took }) => took);

  const measured = (now: number) => {
    if (known === null || now - known.at > FRESH)
      known = {
        at: now,
        replies: medianOf(times("replied", now - 7 * DAY)),
        wait: medianOf(times("waited", now - DAY)),
      };
    return known;
  };

  return {
    /** The first time counts. */
    taken(conversation: string, now: number, waited: number): void {
      sql.exec(
        "INSERT INTO answered (conversation, at, waited) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        ...[conversation, now, waited],
      );
    },
    /** The first time counts. */
    replied(conversation: string, now: number, took: number): void {
      if (done.has(conversation)) return;
      if (done.size >= MOST) done.clear();
      done.add(conversation);
      sql.exec(
        `INSERT INTO answered (conversation, at, replied) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET replied = excluded.replied WHERE replied IS NULL`,
        ...[conversation, now, took],
      );
    },
    /** One that was left as a message: what its answer takes says nothing of how soon one is answered in a chat. */
    leftOut(conversation: string, now: number): void {
      sql.exec(
        "INSERT INTO answered (conversation, at, waited, replied) VALUES (?, ?, -1, -1) ON CONFLICT DO NOTHING",
        ...[conversation, now],
      );
    },
    /** [AVL8] Medians in seconds: of first answers in the last seven days, and of waits in the last day. */
    replies: (now: number): number | null => measured(now).replies,
    wait: (now: number): number | null => measured(now).wait,
    forgetOld(now: number): void {
      sql.exec("DELETE FROM answered WHERE at < ?", now - 8 * DAY);
    },
    forget(): void {
      done.clear();
    },
  };
}
