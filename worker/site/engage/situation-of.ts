import type { Situation } from "../../domain/engage/choose.ts";
import { drawOf } from "../../domain/engage/draw-of.ts";
import { notEngaged } from "../../domain/engage/engaged.ts";
import { factsOf } from "../../domain/engage/facts.ts";
import { conditionsOf } from "../../domain/engage/segments.ts";
import type { LiveVisit, Tab } from "../../domain/presence/visit.ts";
import type { SiteContext } from "../context.ts";
import { aroundOf } from "./around-of.ts";

/** All that counts for one tab of a visit now. */
export function situationOf(site: SiteContext, visit: LiveVisit, tab: Tab): Situation {
  const { triggers, segments, restraint, name } = site.identity().settings;
  return {
    triggers,
    segments: conditionsOf(segments),
    facts: factsOf(visit, tab, aroundOf(site, visit, tab), site.now()),
    ledger: (visit.engaged ?? notEngaged).ledger,
    restraint,
    visit: visit.id,
    site: name,
    draw: (trigger) => drawOf(trigger, visit.id),
  };
}
