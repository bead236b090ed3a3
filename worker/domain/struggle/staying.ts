import type { Signal } from "#protocol/struggle";
import { fade, ramp } from "./fade.ts";
import type { Usual } from "./stay.ts";
import type { Told } from "./told.ts";
import { cameBack, knownUsual, lengthOf, pageOf, type View } from "./views.ts";

/** Below the threshold: that somebody reads for long is no struggle by itself. */
const CAP = 0.36;
/** Times the usual from which it counts, and from which it counts in full. */
const LONG = 2.5;
const FAR_TOO_LONG = 6;
/** So much more when they come back to it, with nothing new in between: they have not found it there. */
const BACK = 2;
/** Shorter stays are never long, in milliseconds. */
const LEAST = 90_000;
/** Somebody who stays so long has gone away from the screen; on a page where people stay long, later. */
const AWAY = 600_000;
const AWAY_USUALS = 6;

/** Far longer on a page than people usually are, by this visitor's own pace. The checkout has a sign of its own. */
export function staying({ views, tabs, usual, now }: Told): Signal | null {
  let best: Signal | null = null;
  for (const [index, view] of views.entries()) {
    const median = knownUsual(view.path, usual);
    if (median === null || view.place === "checkout" || view.place === "done") continue;
    // Who has several tabs open shares the time among them; which one they look at is not known.
    const share = view.isOpen ? Math.max(1, tabs) : 1;
    const ms = lengthOf(view) / share;
    if (ms < LEAST * 0.8) continue;
    const times = ms / (median * paceOf(views, view, usual));
    const long = ramp(times, LONG, FAR_TOO_LONG) * ramp(ms, LEAST * 0.8, LEAST) * awake(ms, median);
    const back = views.findLast(
      ({ path }, other) => other > index && path === view.path && cameBack(views, other, ["help"]),
    );
    const weight = CAP * long * (back ? BACK : 1) * fade(now - (back ?? view).until);
    if (weight > (best?.weight ?? 0))
      best = { kind: "staying", weight, evidence: { page: pageOf(view), ms: lengthOf(view), usual: median } };
  }
  return best;
}

/** 1 while they are likely there, 0 when they are likely not. */
export function awake(ms: number, usual: number): number {
  const away = Math.max(AWAY, usual * AWAY_USUALS);
  return 1 - ramp(ms, away, away * 1.5);
}

/** How slow this visitor, or their phone, is on all other pages: 1 is usual; with few pages nothing is known. */
function paceOf(views: readonly View[], but: View, usual: Usual): number {
  const paces = views
    .flatMap((view) => {
      const median = view === but || view.isOpen ? null : knownUsual(view.path, usual);
      return median === null ? [] : [lengthOf(view) / median];
    })
    .sort((a, b) => a - b);
  return paces.length < 3 ? 1 : Math.min(3, Math.max(1, paces[Math.floor(paces.length / 2)] ?? 1));
}
