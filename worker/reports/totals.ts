import { plus } from "../domain/traffic/cell.ts";
import type { Env } from "../env.ts";
import { historyOf } from "../history/history.ts";
import type { Totals, TotalsOf } from "../history/totals-query.ts";
import { siteStub } from "../site/stub.ts";
import type { OwnTotals } from "../site/traffic/totals.ts";

export type OfSite = { id: string; jurisdiction: string | null };

/** D1 could not be asked for what only it has. */
export class NoHistory extends Error {}

/**
 * [TRF5] Sums over D1 and, from the first cell on that it does not have, over the site's own: each cell is counted in one of
 * them. The site is asked first, since what it has drained by then D1 has.
 */
export async function totalsOf(env: Env, site: OfSite, asked: readonly TotalsOf[]) {
  const { behind, since, totals: own }: OwnTotals = await siteStub(env, site).traffic(asked);
  const kept = await Promise.all(
    asked.map((one) => {
      const to = Math.min(one.to, since ?? one.to);
      return one.from < to ? historyOf(env).traffic(site.id, { ...one, to }) : [];
    }),
  ).catch((error: unknown) => {
    throw new NoHistory(String(error));
  });
  return { behind, totals: asked.map((_, i) => sum([...(kept[i] ?? []), ...(own[i] ?? [])])) };
}

function sum(parts: readonly Totals[]): Totals[] {
  const sums = new Map<string, Totals>();
  for (const { key, counts } of parts) {
    const name = JSON.stringify(key);
    sums.set(name, { key, counts: plus(sums.get(name)?.counts ?? [], counts) });
  }
  return [...sums.values()];
}
