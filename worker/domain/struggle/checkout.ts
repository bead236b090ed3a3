import type { Signal } from "#protocol/struggle";
import { fade, ramp, saturate } from "./fade.ts";
import { awake } from "./staying.ts";
import type { Told } from "./told.ts";
import { cameBack, lengthOf, pageOf, usualOrGuess, type View } from "./views.ts";

const CAP = 0.85;
/** What one return, one reload and a very long stay count. */
const RETURN = 1;
/** The same while they have seen one step only: a look into the basket is not yet the checkout. */
const LOOK = 0.35;
/** From a later step away to what they had seen before, or to the help. */
const AWAY = 0.6;
const SHOWN_AGAIN = 0.6;
const LONG = 0.8;

/** Hesitating before the order: away and back without anything new in between, a step shown again, or very long on one. */
export function checkout({ views, usual, now }: Told): Signal | null {
  const steps = new Set<string>();
  const seen = new Set<string>();
  let count = 0;
  let times = 0;
  let ms = 0;
  let last: View | null = null;
  for (const [index, view] of views.entries()) {
    if (view.place !== "checkout") {
      const wasInside = views[index - 1]?.place === "checkout";
      const isAway = wasInside && steps.size > 1 && (seen.has(view.path) || view.place === "help");
      if (isAway) count += AWAY * fade(now - view.at);
      seen.add(view.path);
      continue;
    }
    last = view;
    ms += lengthOf(view);
    steps.add(view.path);
    const isBack = cameBack(views, index, ["checkout", "help"]);
    if (isBack) times++;
    if (isBack) count += (steps.size > 1 ? RETURN : LOOK) * fade(now - view.at);
    count += SHOWN_AGAIN * Math.min(3, view.shown - 1) * fade(now - view.until);
    const median = usualOrGuess(view.path, usual);
    // A long one that is over may have been at the bank.
    const long = view.isOpen ? LONG : LONG / 2;
    count += long * ramp(lengthOf(view) / median, 3, 7) * awake(lengthOf(view), median) * fade(now - view.until);
  }
  if (last === null || count === 0) return null;
  return { kind: "checkout", weight: saturate(count, 0.45, CAP), evidence: { page: pageOf(last), times, ms } };
}
