import type { Signal } from "#protocol/struggle";
import { fade, ramp } from "./fade.ts";
import type { Usual } from "./stay.ts";
import { lengthOf, pageOf, usualOrGuess, type View } from "./views.ts";

const CAP = 0.9;
/** So many pages at most are the same few shelves. */
const PAGES = 3;
/** Returns that say nothing yet, and that say all. A return after a glance counts one, after a reading a fifth. */
const NOTHING = 1;
const ALL = 5;
const READING = 0.2;

/** Back and forth among two or three pages, by glances: who reads in between is comparing. */
export function flipping(views: readonly View[], usual: Usual, now: number): Signal | null {
  let best: { from: number; to: number; count: number } | null = null;
  for (let from = 0; from < views.length; from++) {
    const seen = new Map<string, number>();
    let count = 0;
    for (const [offset, view] of views.slice(from).entries()) {
      const to = from + offset;
      const before = seen.get(view.path);
      seen.set(view.path, to);
      if (seen.size > PAGES) break;
      if (before === undefined) continue;
      count += glance(views.slice(before + 1, to), usual) * fade(now - view.at);
      if (best === null || count > best.count) best = { from, to, count };
    }
  }
  if (best === null) return null;
  const weight = CAP * ramp(best.count, NOTHING, ALL);
  if (weight === 0) return null;
  const window = views.slice(best.from, best.to + 1);
  const pages = [...new Map(window.map((view) => [view.path, pageOf(view)])).values()];
  const ms = (window.at(-1)?.at ?? 0) - (window[0]?.at ?? 0);
  return { kind: "flipping", weight, evidence: { pages, times: window.length - 1, ms } };
}

/** How much of a glance it was, between leaving a page and being back on it. */
function glance(between: readonly View[], usual: Usual): number {
  const stayed = between.reduce((sum, view) => sum + lengthOf(view), 0);
  const wanted = between.reduce((sum, { path }) => sum + usualOrGuess(path, usual), 0);
  return READING + (1 - READING) * (1 - ramp(stayed / wanted, 0.35, 1));
}
