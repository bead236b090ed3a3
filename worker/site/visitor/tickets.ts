import * as v from "valibot";
import { Id } from "#protocol/ids";
import { limits } from "#protocol/limits";
import { PageView } from "#protocol/model";
import { SEALED } from "#protocol/visitor";
import { shortened } from "../../domain/engage/engaged.ts";
import type { LiveVisit } from "../../domain/presence/visit.ts";
import { EngagedKept } from "../attachment.ts";
import type { SiteContext } from "../context.ts";
import { seal, unseal } from "../seal.ts";

const DAY = 24 * 3_600_000;

const WEEK = 7 * DAY;

/** This tab may have this visitor's conversation [FST2], for a week. */
const TabTicket = v.object({ kind: v.literal("tab"), at: v.number(), visitor: Id });

/** The visit as it was, so that it goes on after the object forgot it [WHO3]. */
const VisitTicket = v.object({
  kind: v.literal("visit"),
  at: v.number(),
  id: Id,
  since: v.number(),
  referrer: v.string(),
  trail: v.array(PageView),
  engaged: v.exactOptional(EngagedKept),
});
type VisitTicket = v.InferOutput<typeof VisitTicket>;

export const sealTab = (site: SiteContext, visitor: string): string =>
  seal(site.identity().sealingKey, { kind: "tab", at: site.now(), visitor } satisfies v.InferOutput<typeof TabTicket>);

/** The visitor it was sealed for, or null for anything that this site did not seal. */
export function unsealTab(site: SiteContext, sealed: string): string | null {
  const ticket = unseal(site.identity().sealingKey, sealed);
  return v.is(TabTicket, ticket) && site.now() - ticket.at < WEEK ? ticket.visitor : null;
}

/** Never longer than the page may send back: of a long trail the last pages. */
export function sealVisit(
  site: SiteContext,
  { trail, engaged, ...visit }: Pick<LiveVisit, "id" | "since" | "referrer" | "trail" | "engaged">,
): string {
  const { id, since, referrer } = visit;
  const kept = engaged === undefined ? {} : { engaged: shortened(engaged, limits.ledgerKept) };
  const ticket: VisitTicket = { kind: "visit", at: site.now(), id, since, referrer, trail, ...kept };
  const sealed = seal(site.identity().sealingKey, ticket);
  if (sealed.length <= SEALED || trail.length === 0) return sealed;
  return sealVisit(site, { ...visit, trail: trail.slice(2), ...kept });
}

/** What was sealed less than a day ago, or null. */
export function unsealVisit(site: SiteContext, sealed: string): VisitTicket | null {
  const ticket = unseal(site.identity().sealingKey, sealed);
  return v.is(VisitTicket, ticket) && site.now() - ticket.at < DAY ? ticket : null;
}
