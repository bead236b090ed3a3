import type { Fate } from "#protocol/ledger";

/** What may become of a trigger for one visit: an invitation was shown, and what came of it, or it was held out. */
export type Outcome = Fate | "held-out";

/** How often, by trigger, day and outcome. No row is about a person, and their number does not grow with visitors. */
export function makeEngagedStore(sql: SqlStorage) {
  return {
    count(trigger: string, what: Outcome, now: number): void {
      sql.exec(
        `INSERT INTO engaged (of_trigger, day, what, times) VALUES (?, ?, ?, 1)
         ON CONFLICT DO UPDATE SET times = times + 1`,
        ...[trigger, new Date(now).toISOString().slice(0, 10), what],
      );
    },
    /** All days from `since` on (`2026-11-25`, UTC). */
    since: (since: string): { trigger: string; day: string; what: string; times: number }[] =>
      sql
        .exec<{ trigger: string; day: string; what: string; times: number }>(
          "SELECT of_trigger AS trigger, day, what, times FROM engaged WHERE day >= ? ORDER BY day, of_trigger, what",
          since,
        )
        .toArray(),
  };
}
