import type { Funnel, FunnelStep } from "#protocol/traffic";
import { matchesStars } from "../pattern/matches-stars.ts";

/** How many steps of each funnel a visit has taken, by the funnel's id. */
export type Progress = Readonly<Record<string, number>>;

/** What a visit does that may be a step. */
export type Done = { page: string } | { event: string };

/** Takes the next step where this is it; a step is taken once, and in order. */
export function advance(funnels: readonly Funnel[], progress: Progress, done: Done) {
  const reached = funnels.flatMap(({ id, steps }) => {
    const step = progress[id] ?? 0;
    const next = steps[step];
    return next !== undefined && isStep(next, done) ? [{ funnel: id, step }] : [];
  });
  const taken = Object.fromEntries(reached.map(({ funnel, step }) => [funnel, step + 1]));
  return { progress: reached.length === 0 ? progress : { ...progress, ...taken }, reached };
}

function isStep(step: FunnelStep, done: Done): boolean {
  if ("page" in step) return "page" in done && matchesStars(step.page, done.page);
  return "event" in done && step.event === done.event;
}
