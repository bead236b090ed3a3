import type { Totals, TotalsOf } from "../../history/totals-query.ts";
import type { SiteContext } from "../context.ts";

/** `behind`: cells that D1 does not have. From `since` on (epoch ms) the totals are of here, all before it is in D1; null: all is. */
export type OwnTotals = { behind: number; since: number | null; totals: Totals[][] };

/** [TRF5] Sums of what D1 does not have, with all after the first of it, so that nothing counts twice. */
export function ownTotals(site: SiteContext, asked: readonly TotalsOf[]): OwnTotals {
  const { traffic } = site.store;
  site.traffic.write();
  const { cells: behind, since } = traffic.behind();
  const totals = asked.map((one) =>
    since === null ? [] : traffic.totals({ ...one, from: Math.max(one.from, since) }),
  );
  return { behind, since, totals };
}
