/** An event that D1 refused, with what it said last and when (epoch ms). */
export type Parked = { rev: number; at: number; reason: string };

export function makeParkedStore(sql: SqlStorage) {
  return {
    /** In the order of the log. */
    all: (): Parked[] => sql.exec<Parked>("SELECT rev, at, reason FROM parked ORDER BY rev").toArray(),
    count: (): number => sql.exec<{ n: number }>("SELECT COUNT(*) AS n FROM parked").one().n,
    put({ rev, at, reason }: Parked): void {
      sql.exec(
        `INSERT INTO parked (rev, at, reason) VALUES (?, ?, ?)
         ON CONFLICT (rev) DO UPDATE SET at = excluded.at, reason = excluded.reason`,
        ...[rev, at, reason],
      );
    },
    remove(rev: number): void {
      sql.exec("DELETE FROM parked WHERE rev = ?", rev);
    },
  };
}
