import { NONE, OTHER } from "#protocol/reports";
import type { LiveVisit } from "../presence/visit.ts";
import type { Origins } from "./happening.ts";

/** Where a visit comes from, as it is counted; a campaign that looks like somebody's address is not named. */
export function originsOf(visit: LiveVisit): Origins {
  const campaign = visit.campaign ?? NONE;
  return {
    country: visit.country ?? NONE,
    device: visit.device,
    campaign: campaign.includes("@") ? OTHER : campaign,
    referrer: hostOf(visit.referrer, visit.origin),
  };
}

/** Of a conversation whose visit is not known any more. */
export const unknownOrigins: Origins = { country: NONE, device: NONE, campaign: NONE, referrer: NONE };

/** The site's own pages are no referrer. */
function hostOf(referrer: string, origin: string): string {
  if (!URL.canParse(referrer) || new URL(referrer).origin === origin) return NONE;
  return new URL(referrer).hostname.replace(/^www\./, "");
}
