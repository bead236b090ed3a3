import type { SignalPage } from "#protocol/struggle";
import { type Kinds, type Place, placesOf } from "./kinds.ts";
import type { Stay, Usual } from "./stay.ts";

/** One stay on one page: reloads are the same stay, `shown` counts them. `until` is now, or when they left. */
export type View = SignalPage & { at: number; until: number; isOpen: boolean; shown: number; place: Place };

/** The usual time on a page counts once it is known of so many stays. */
export const KNOWN = 20;

/** What is taken for usual where it is not known, in milliseconds. */
const UNKNOWN_USUAL = 45_000;

/** The walk through the pages. Several tabs of one visit come to the same list, in the order they were opened. */
export function viewsOf(stay: Stay, kinds: Kinds, now: number): View[] {
  const end = Math.min(now, stay.leftAt ?? now);
  const placeOf = placesOf(kinds);
  const views: View[] = [];
  for (const { path, title, at } of stay.pages) {
    if (at > now) break;
    const last = views.at(-1);
    if (last?.path === path) {
      last.shown++;
      if (title !== "") last.title = title;
      continue;
    }
    if (last !== undefined) Object.assign(last, { until: Math.max(last.at, at), isOpen: false });
    views.push({
      path,
      title,
      at,
      until: Math.max(at, end),
      isOpen: stay.leftAt == null,
      shown: 1,
      place: placeOf(path),
    });
  }
  return views;
}

export const lengthOf = ({ at, until }: View): number => until - at;

/** How long people stay on it, also where that is only guessed. */
export const usualOrGuess = (path: string, usual: Usual): number => knownUsual(path, usual) ?? UNKNOWN_USUAL;

export function knownUsual(path: string, usual: Usual): number | null {
  const known = usual(path);
  return known !== null && known.count >= KNOWN && known.median > 0 ? known.median : null;
}

/** Of a page as evidence: no more than its name. */
export const pageOf = ({ path, title }: SignalPage): SignalPage => ({ path, title });

/**
 * Back on a page with nothing new in between, but for the pages of `but`: who fetched something new is shopping, and who
 * comes back to a list from the next product is browsing.
 */
export function cameBack(views: readonly View[], index: number, but: readonly Place[]): boolean {
  const path = views[index]?.path;
  const before = views.findLastIndex((view, other) => other < index && view.path === path);
  if (before < 0) return false;
  const seen = new Set(views.slice(0, before).map((view) => view.path));
  return views.slice(before + 1, index).every((view) => seen.has(view.path) || but.includes(view.place));
}
