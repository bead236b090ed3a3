import { limits } from "#protocol/limits";
import type { PageView } from "#protocol/model";
import type { VisitStruggle } from "#protocol/struggle";
import type { VisitEvent } from "#protocol/traffic";
import type { LiveVisit } from "../presence/visit.ts";
import type { Kinds } from "./kinds.ts";
import type { Act, Stay, Usual } from "./stay.ts";
import { isStuck, struggleOf } from "./struggle.ts";

/** What is known of the site that a visit is judged by. */
export type Ways = { usual: Usual; kinds: Kinds };

/** The visit with whether it is stuck at `now`, and by what. The same one where that says nothing new. */
export function judge(visit: LiveVisit, { usual, kinds }: Ways, now: number): LiveVisit {
  const before = visit.struggle ?? null;
  const struggle = isQuiet(visit) ? null : judgement(struggleOf(stayOf(visit), usual, kinds, now), before?.stuck);
  return saysTheSame(before, struggle) ? visit : { ...visit, struggle };
}

/** Who looks at a first page and met nothing has no sign of anything: most visits are such, and need not be looked at. */
const isQuiet = ({ trail, acts, events = [] }: LiveVisit): boolean =>
  trail.length < 2 && acts.length === 0 && events.length === 0;

function judgement({ score, signals }: ReturnType<typeof struggleOf>, was = false): VisitStruggle | null {
  const stuck = isStuck(score, was);
  return signals.length === 0 ? null : { score, stuck, signals: signals.slice(0, limits.signals) };
}

/** What a visit tells of itself; pages that the host does not want watched are left out. */
export const stayOf = (visit: LiveVisit): Stay => ({
  pages: visit.trail.filter(({ ignored }) => ignored !== true),
  acts: [...visit.acts, ...(visit.events ?? []).flatMap((event) => actOf(event, visit.trail))],
  tabs: visit.tabs.map(({ page }) => page),
  leftAt: visit.leftAt,
});

/** What the page itself told: a search, or a field that it refused. It was where the visitor was then. */
function actOf({ name, at, query, results, field }: VisitEvent, trail: readonly PageView[]): Act[] {
  const path = trail.findLast((page) => page.at <= at)?.path ?? "/";
  if (name === "search" && results !== undefined)
    return [{ at, path, kind: "search", results, ...(query ? { detail: query } : {}) }];
  return name === "form.error" ? [{ at, path, kind: "form-error", ...(field ? { detail: field } : {}) }] : [];
}

/** A score that fades a little is no news, nor are the milliseconds of a sign. */
const LITTLE = 0.05;

function saysTheSame(before: VisitStruggle | null, after: VisitStruggle | null): boolean {
  if (before === null || after === null) return before === after;
  return (
    before.stuck === after.stuck &&
    Math.abs(before.score - after.score) < LITTLE &&
    before.signals.length === after.signals.length &&
    before.signals.every(({ kind, evidence }, index) => {
      const same = after.signals[index];
      return same?.kind === kind && timesOf(same.evidence) === timesOf(evidence);
    })
  );
}

const timesOf = (evidence: object): unknown => ("times" in evidence ? evidence.times : null);
