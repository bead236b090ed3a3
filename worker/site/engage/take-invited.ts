import type { Quiet } from "#protocol/explained";
import { isVisible, type Trigger } from "#protocol/trigger";
import type { VisitorFrame } from "#protocol/visitor";
import { type Engaged, notEngaged } from "../../domain/engage/engaged.ts";
import { ledgerAfter, ledgerLeft, ledgerWithout, wasOnce } from "../../domain/engage/ledger.ts";
import type { LiveVisit } from "../../domain/presence/visit.ts";
import type { SiteContext } from "../context.ts";
import type { Welcomed } from "../visitor/welcomed.ts";
import { doQuietly } from "./do-quietly.ts";
import { keepEngaged } from "./engage.ts";

type Invited = Extract<VisitorFrame, { t: "invited" }>;

/** [INV2] What became of an invitation, as its page says. Of a trigger that is not known nothing is kept. */
export function takeInvited(site: SiteContext, of: Welcomed, { trigger, what }: Invited): void {
  const known = site.identity().settings.triggers.find(({ id }) => id === trigger);
  if (known === undefined) return;
  const before = of.visit.engaged ?? notEngaged;
  const after = engagedAfter(site, of.visit.id, before, known, what);
  if (after !== before) keepEngaged(site, of, after);
}

function engagedAfter(
  site: SiteContext,
  visit: string,
  before: Engaged,
  trigger: Trigger,
  what: Invited["what"],
): Engaged {
  const { id } = trigger;
  if (what === "busy" && wasOnce(before.ledger, id, visit)) return before;
  if (what === "busy") return { ...before, ledger: ledgerWithout(before.ledger, { trigger: id, visit }) };
  const ledger = ledgerAfter(before.ledger, { trigger: id, visit, what }, site.now());
  const shown = shownFirst(site, visit, ledger === before.ledger ? before : { ...before, ledger }, trigger);
  if (what !== "shown" && ledger !== before.ledger) site.store.engaged.count(id, what, site.now());
  return shown;
}

/** Whatever became of it, it was shown: what goes along with it is done, and it is counted, once a visit. */
function shownFirst(site: SiteContext, visit: string, engaged: Engaged, { id, does }: Trigger): Engaged {
  if (wasOnce(engaged.ledger, id, visit)) return engaged;
  site.store.engaged.count(id, "shown", site.now());
  const quietly = does.filter((action): action is Quiet => !isVisible(action));
  return doQuietly(site, visit, engaged, id, quietly);
}

/** The visit's last page is gone: what was on the screen was ignored. */
export function leaveInvited(site: SiteContext, visit: LiveVisit): LiveVisit {
  const { engaged } = visit;
  if (engaged === undefined || visit.tabs.length > 0) return visit;
  const ledger = ledgerLeft(engaged.ledger, visit.id, site.now());
  if (ledger === engaged.ledger) return visit;
  for (const { trigger, visit: of, fate } of engaged.ledger.shown)
    if (of === visit.id && fate === "shown" && wasOnce(ledger, trigger, of))
      site.store.engaged.count(trigger, "ignored", site.now());
  return { ...visit, engaged: { ...engaged, ledger } };
}
