import type { Cell } from "../domain/traffic/cell.ts";
import { readTotals, type Totals, type TotalsOf, totalsQuery } from "./totals-query.ts";

/** A cell as it is, and as which change of its site. */
export type ChangedCell = Cell & { changed: number };

/** Whole cells: the same again, or an older state that comes late, changes nothing. */
export const saveTraffic = (database: D1Database, site: string, cells: readonly ChangedCell[]): D1PreparedStatement =>
  database
    .prepare(
      `INSERT INTO traffic (site, kind, period, subject, detail, counts, changed)
       SELECT ?1, value ->> '$.kind', value ->> '$.period', value ->> '$.subject', value ->> '$.detail',
       value -> '$.counts', value ->> '$.changed' FROM json_each(?2) WHERE true
       ON CONFLICT DO UPDATE SET counts = excluded.counts, changed = excluded.changed
       WHERE excluded.changed > changed`,
    )
    .bind(site, JSON.stringify(cells));

/** What D1 has of a site, summed. */
export async function trafficOf(database: D1Database, site: string, asked: TotalsOf): Promise<Totals[]> {
  const { text, bound } = totalsQuery(asked, site);
  const { results } = await database
    .prepare(text)
    .bind(...bound)
    .all<Record<string, string | number>>();
  return readTotals(asked, results);
}
