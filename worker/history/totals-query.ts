import { columns, type Kind } from "../domain/traffic/cell.ts";

type By = "period" | "subject" | "detail";

/**
 * Sums of a kind's counts over periods from `from` to before `to`, one for each value of `by`; those with the most of the
 * first count come first, `most` of them. `subject` is of one subject only.
 */
export type TotalsOf = { kind: Kind; by: readonly By[]; subject?: string; from: number; to: number; most: number };

/** `key` in the order of `by`. */
export type Totals = { key: readonly (string | number)[]; counts: number[] };

type Value = string | number;

/** The same for D1, which is led by the site, and for the site's own SQLite. */
export function totalsQuery({ kind, by, subject, from, to, most }: TotalsOf, site?: string) {
  const sums = columns[kind].map((_, i) => `COALESCE(SUM(counts ->> '$[${i}]'), 0) AS n${i}`);
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

export const readTotals = ({ kind, by }: TotalsOf, rows: readonly Record<string, unknown>[]): Totals[] =>
  rows.map((row) => ({
    key: by.map((name) => (name === "period" ? Number(row[name]) : String(row[name]))),
    counts: columns[kind].map((_, i) => Number(row[`n${i}`])),
  }));
