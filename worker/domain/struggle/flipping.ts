import type { Signal } from "#protocol/struggle";
import { fade, ramp } from "./fade.ts";
import type { Usual } from "./stay.ts";
import type { Told } from "./told.ts";
import { lengthOf, pageOf, usualOrGuess, type View } from "./views.ts";

const CAP = 0.9;
/** So many pages at most are the same few shelves. */
const PAGES = 3;
/** Returns that say nothing yet, and that say all. A return after a glance counts one, after a reading a fifth. */
const NOTHING = 1;
const ALL = 5;
const READING = 0.2;

/** Back and forth among two or three pages, by glances: who reads in between is comparing. */
export function flipping({ views, usual, now }: Told): Signal | null {
  let best: { window: readonly View[]; count: number } | null = null;
  for (let from = 0; from < views.length; from++) {
    const paths = new Set<string>();
    for (let to = from; to < views.length; to++) {
      paths.add(views[to]?.path ?? "");
      if (paths.size > PAGES) break;
      const window = views.slice(from, to + 1);
      const count = returnsIn(window, usual, now);
      if (count > (best?.count ?? 0)) best = { window, count };
    }
  }
  if (best === null || best.count <= NOTHING) return null;
  const { window, count } = best;
  const pages = [...new Map(window.map((view) => [view.path, pageOf(view)])).values()];
  const ms = (window.at(-1)?.at ?? 0) - (window[0]?.at ?? 0);
  return {
    kind: "flipping",
    weight: CAP * ramp(count, NOTHING, ALL),
    evidence: { pages, times: window.length - 1, ms },
  };
}

/** Who comes back to a list from one product after the other does not flip: what they were on must be there twice as well. */
function returnsIn(window: readonly View[], usual: Usual, now: number): number {
  const views = new Map<string, number>();
  for (const { path } of window) views.set(path, (views.get(path) ?? 0) + 1);
  const seen = new Map<string, number>();
  let count = 0;
  for (const [index, view] of window.entries()) {
    const before = seen.get(view.path);
    seen.set(view.path, index);
    if (before === undefined) continue;
    const between = window.slice(before + 1, index);
    if (between.some(({ path }) => (views.get(path) ?? 0) > 1)) count += glance(between, usual) * fade(now - view.at);
  }
  return count;
}

/** How much of a glance it was, between leaving a page and being back on it. */
function glance(between: readonly View[], usual: Usual): number {
  const stayed = between.reduce((sum, view) => sum + lengthOf(view), 0);
  const wanted = between.reduce((sum, { path }) => sum + usualOrGuess(path, usual), 0);
  return READING + (1 - READING) * (1 - ramp(stayed / wanted, 0.35, 1));
}
