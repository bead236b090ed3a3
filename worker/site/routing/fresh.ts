import { climb } from "../../domain/routing/ladder.ts";
import { offersFor } from "../../domain/routing/offers.ts";
import type { SiteContext } from "../context.ts";
import { tellPlace } from "./places.ts";
import { queuedOf, ringTime, seatsOf } from "./queue.ts";

/**
 * One that came to the end of the queue: nothing changes for those before it, so it alone is looked at. False when there is
 * more to do, for `route`.
 */
export function routeFresh(site: SiteContext, id: string): boolean {
  const kept = site.store.conversations.find(id);
  const queued = kept && queuedOf(kept);
  if (kept === null || queued === null) return true;
  const seats = seatsOf(site);
  if (offersFor([queued], seats).length > 0) return false;
  const step = climb(queued, seats, site.identity().settings.routing, site.now());
  if (step.do !== "wait") return false;
  site.alarms.set("queue", ringTime(step.until), { ifEarlier: true });
  tellPlace(site, queued.conversation, site.store.conversations.countQueued());
  return true;
}
