import { limits } from "#protocol/limits";
import { makeReadHours, withOverride } from "../../domain/availability/hours.ts";
import type { Around } from "../../domain/engage/facts.ts";
import type { LiveVisit, Tab } from "../../domain/presence/visit.ts";
import type { SiteContext } from "../context.ts";

const readHours = makeReadHours();

/** What is known of a visit and its site beside the visit itself. Whether somebody types only their page knows [INV2]. */
export function aroundOf(site: SiteContext, visit: LiveVisit, tab: Tab): Around {
  const { campaign = "", events = [], basket } = visit;
  const { hours, override } = site.identity().settings;
  const { open, departments } = site.team.availability();
  const now = site.now();
  return {
    visits: null,
    campaign,
    events: { list: events, whole: events.length < limits.events },
    basket: basket ?? null,
    struggle: struggleOf(visit),
    availability: { open, departments },
    hours: withOverride(override, hours, now, readHours).open,
    typing: false,
    talking: tab.visitor !== null && site.store.conversations.openOf(tab.visitor) !== null,
    slots: tab.slots ?? [],
  };
}

/** Where nothing is a sign of it, that is known. */
function struggleOf({ struggle }: LiveVisit): Around["struggle"] {
  const { score = 0, signals = [] } = struggle ?? {};
  return { score, kinds: signals.map(({ kind }) => kind) };
}
