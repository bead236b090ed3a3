import type { Outcome, Outcomes } from "#protocol/rest";

const DAY = 24 * 3_600_000;
const SHOWN = 90 * DAY;

/** How often, by trigger, day and outcome. No row is about a person, and their number does not grow with visitors. */
export function makeEngagedStore(sql: SqlStorage) {
  return {
    count(trigger: string, what: Outcome, now: number): void {
      sql.exec(
        `INSERT INTO engaged (of_trigger, day, what, times) VALUES (?, ?, ?, 1)
         ON CONFLICT DO UPDATE SET times = times + 1`,
        ...[trigger, dayOf(now), what],
      );
    },
    lately: (now: number): Outcomes["outcomes"] =>
      sql
        .exec<Outcomes["outcomes"][number]>(
          "SELECT of_trigger AS trigger, day, what, times FROM engaged WHERE day > ? ORDER BY day, of_trigger, what",
          dayOf(now - SHOWN),
        )
        .toArray(),
  };
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
