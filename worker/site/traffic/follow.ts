import type { VisitEvent } from "#protocol/traffic";
import { withEvent } from "../../domain/presence/event.ts";
import { type LiveVisit, leaveTab } from "../../domain/presence/visit.ts";
import { type Followed, followEvent, followLeft, followShown } from "../../domain/traffic/follow.ts";
import { originsOf, unknownOrigins } from "../../domain/traffic/origins.ts";
import type { SiteContext } from "../context.ts";

/** [TRF1] Counts that a tab shows a page; `before` is null where the visit begins. `back`: the page is only connected again. */
export function countShown(
  site: SiteContext,
  before: LiveVisit | null,
  after: LiveVisit,
  tab: string,
  back = false,
): LiveVisit {
  return count(site, followShown(funnelsOf(site), before, after, { tab, back, now: site.now() }));
}

/** The visit without this tab, and counted so. */
export function countLeft(site: SiteContext, visit: LiveVisit, tab: string): LiveVisit {
  const now = site.now();
  return count(site, followLeft(funnelsOf(site), visit, leaveTab(visit, tab, now), { tab, now }));
}

/** The visit with one more event, and counted so. */
export const countEvent = (site: SiteContext, visit: LiveVisit, event: VisitEvent): LiveVisit =>
  count(site, followEvent(funnelsOf(site), visit, withEvent(visit, event), event));

/** A conversation began; `visit` is where, if one knows. */
export function countConversation(site: SiteContext, visit: string | null): void {
  const known = visit === null ? undefined : site.visits.get(visit);
  const of = known === undefined ? unknownOrigins : originsOf(known);
  site.traffic.count([{ kind: "wrote", at: site.now(), of }]);
}

const funnelsOf = (site: SiteContext) => site.identity().settings.counting.funnels;

function count(site: SiteContext, { visit, happened }: Followed): LiveVisit {
  site.traffic.count(happened);
  return visit;
}
