import { columns, type Kind } from "../domain/traffic/cell.ts";

type By = "period" | "subject" | "detail";

/**
 * Sums of a kind's counts over periods from `from` to before `to`, one for each value of `by`; those with the most of the
 * first count come first, `most` of them. `subject` is of one subject only; `counts`: so many of the kind's first counts, or all.
 */
export type TotalsOf = {
  kind: Kind;
  by: readonly By[];
  subject?: string;
  from: number;
  to: number;
  most: number;
  counts?: number;
};

/** `key` in the order of `by`. */
export type Totals = { key: readonly (string | number)[]; counts: number[] };

type Value = string | number;

/** The same for D1, which is led by the site, and for the site's own SQLite. */
export function totalsQuery(asked: TotalsOf, site?: string) {
  const { kind, by, subject, from, to, most } = asked;
  const sums = countsOf(asked).map((i) => `COALESCE(SUM(counts ->> '$[${i}]'), 0) AS n${i}`);
  const wheres: [text: string, value: Value][] = [
    ...(site === undefined ? [] : [["site = ?", site] as [string, Value]]),
    ["kind = ?", kind],
    ["period >= ?", from],
    ["period < ?", to],
    ...(subject === undefined ? [] : [["subject = ?", subject] as [string, Value]]),
  ];
  // A cell that was given up has no counts.
  const text = `SELECT ${[...by, ...sums].join(", ")} FROM traffic
    WHERE ${wheres.map(([where]) => where).join(" AND ")} AND counts <> '[]'
    ${by.length > 0 ? `GROUP BY ${by.join(", ")} ORDER BY n0 DESC, ${by.join(", ")}` : ""} LIMIT ?`;
  return { text, bound: [...wheres.map(([, value]) => value), most] };
}

export const readTotals = (asked: TotalsOf, rows: readonly Record<string, unknown>[]): Totals[] =>
  rows.map((row) => ({
    key: asked.by.map((name) => (name === "period" ? Number(row[name]) : String(row[name]))),
    counts: countsOf(asked).map((i) => Number(row[`n${i}`])),
  }));

/** Each costs as much again. */
const countsOf = ({ kind, counts }: TotalsOf): number[] =>
  Array.from({ length: counts ?? columns[kind].length }, (_, i) => i);
