import { type Cell, columns, type Key, type Kind } from "../../domain/traffic/cell.ts";
import { readTotals, type Totals, type TotalsOf, totalsQuery } from "../../history/totals-query.ts";
import type { ChangedCell } from "../../history/traffic.ts";

type Row = { kind: Kind; period: number; subject: string; detail: string; counts: string; changed: number };

/** The number of the last change, and of the last that D1 has. */
type Marks = { changed: number; drained: number };

const HOUR = 3_600_000;

/** Cells of what happens on the site: nothing in them is about a person. Each change of one has a number, in order. */
export function makeTrafficStore(sql: SqlStorage) {
  let mark: Marks | null = null;

  const marks = (): Marks => {
    mark ??= sql.exec<Marks>("SELECT changed, drained FROM traffic_mark").toArray()[0] ?? { changed: 0, drained: 0 };
    return mark;
  };

  const saveMarks = (next: Marks): void => {
    sql.exec(
      `INSERT INTO traffic_mark (one, changed, drained) VALUES (1, ?, ?)
       ON CONFLICT DO UPDATE SET changed = excluded.changed, drained = excluded.drained`,
      ...[next.changed, next.drained],
    );
    mark = next;
  };

  return {
    /** Those of a kind and period, or of one subject of it. */
    cells: ({ kind, period }: Key, subject: string | null): Cell[] =>
      sql
        .exec<Row>(
          "SELECT * FROM traffic WHERE kind = ?1 AND period = ?2 AND (?3 IS NULL OR subject = ?3)",
          ...[kind, period, subject],
        )
        .toArray()
        .map(read),
    /** In one statement, so all of them or none; each counts as a change. */
    save(cells: readonly Cell[]): void {
      const { changed, drained } = marks();
      sql.exec(
        `INSERT INTO traffic (kind, period, subject, detail, counts, changed)
         SELECT value ->> '$.kind', value ->> '$.period', value ->> '$.subject', value ->> '$.detail',
         value -> '$.counts', ?2 + key FROM json_each(?1) WHERE true
         ON CONFLICT DO UPDATE SET counts = excluded.counts, changed = excluded.changed`,
        ...[JSON.stringify(cells), changed + 1],
      );
      saveMarks({ changed: changed + cells.length, drained });
    },
    /** What D1 does not have, in order of change. */
    undrained: (most: number): ChangedCell[] =>
      sql
        .exec<Row>("SELECT * FROM traffic WHERE changed > ? ORDER BY changed LIMIT ?", marks().drained, most)
        .toArray()
        .map((row) => ({ ...read(row), changed: row.changed })),
    /** How many cells D1 does not have, and when the first of them begins (epoch ms). Every cell from then on is here. */
    behind: (): { cells: number; since: number | null } =>
      sql
        .exec<{ cells: number; since: number | null }>(
          "SELECT COUNT(*) AS cells, MIN(period) AS since FROM traffic WHERE changed > ?",
          marks().drained,
        )
        .one(),
    isDrained: (): boolean => marks().drained >= marks().changed,
    markDrained(upTo: number): void {
      saveMarks({ ...marks(), drained: upTo });
    },
    /** Forgets whole periods before `before` that D1 has, and all before them. */
    prune(before: number): void {
      const { since } = this.behind();
      const end = Math.min(before, since ?? before);
      for (const kind of Object.keys(columns)) sql.exec("DELETE FROM traffic WHERE kind = ? AND period < ?", kind, end);
    },
    /** Summed here, as D1 does it. */
    totals(asked: TotalsOf): Totals[] {
      const { text, bound } = totalsQuery(asked);
      return readTotals(asked, sql.exec<Record<string, string | number>>(text, ...bound).toArray());
    },
    /** Counts of one page in each of the hours. */
    ofPage: (path: string, from: number, hours: number): number[][] =>
      sql
        .exec<{ counts: string }>(
          `SELECT counts FROM traffic WHERE kind = 'page' AND period IN (SELECT value FROM json_each(?)) AND subject = ?
           AND detail = ''`,
          ...[JSON.stringify(Array.from({ length: hours }, (_, i) => from + i * HOUR)), path],
        )
        .toArray()
        .map(({ counts }) => JSON.parse(counts)),
  };
}

const read = ({ kind, period, subject, detail, counts }: Row): Cell => ({
  ...{ kind, period, subject, detail },
  counts: JSON.parse(counts),
});
