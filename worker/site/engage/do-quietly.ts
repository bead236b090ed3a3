import type { Quiet } from "#protocol/explained";
import { serves } from "../../domain/availability/availability.ts";
import { type Engaged, tagged } from "../../domain/engage/engaged.ts";
import { ledgerAfter } from "../../domain/engage/ledger.ts";
import type { SiteContext } from "../context.ts";

/** [INV4] What of a trigger visitors do not see; the ledger says that it was done in this visit. */
export function doQuietly(
  site: SiteContext,
  visit: string,
  before: Engaged,
  trigger: string,
  does: readonly Quiet[],
): Engaged {
  const ledger = ledgerAfter(before.ledger, { trigger, visit, what: "done" }, site.now());
  let after: Engaged = { ...before, ledger };
  for (const action of does)
    switch (action.do) {
      case "department":
        after = { ...after, department: action.id };
        break;
      case "tag":
        after = { ...after, tags: tagged(after.tags, [action.tag]) };
        break;
      case "tell":
        tell(site, action.department, { t: "told", trigger, visit });
    }
  return after;
}

/** Those who answer for the department, or all. */
function tell(
  site: SiteContext,
  department: string | null,
  frame: { t: "told"; trigger: string; visit: string },
): void {
  if (department === null) return site.sockets.toAgents(frame);
  for (const mate of site.team.all()) if (serves(mate, department)) site.sockets.toAgent(mate.id, frame);
}
