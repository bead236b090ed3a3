import type { Signal } from "#protocol/struggle";
import { checkout } from "./checkout.ts";
import { dead, rage } from "./clicks.ts";
import { emptySearches } from "./empty-searches.ts";
import { flipping } from "./flipping.ts";
import { formErrors } from "./form-errors.ts";
import { help } from "./help.ts";
import type { Kinds } from "./kinds.ts";
import type { Stay, Usual } from "./stay.ts";
import { staying } from "./staying.ts";
import type { Told } from "./told.ts";
import { viewsOf } from "./views.ts";

/** The score from which somebody is stuck, and below which somebody who was is no more: so a board does not flicker. */
export const STUCK = 0.5;
export const STUCK_NO_MORE = 0.35;

/** Signs that are weaker are not told. */
const FAINT = 0.03;

/** `score` is 0 to 1, `signals` are strongest first. */
export type Struggle = { score: number; signals: Signal[] };

/**
 * Whether somebody is stuck at `now`, and by what signs. Each sign stands for itself: the score is what is left when
 * each in turn fails to convince. An order that was made ends what was before it.
 */
export function struggleOf(stay: Stay, usual: Usual, kinds: Kinds, now: number): Struggle {
  const told = toldOf(stay, usual, kinds, now);
  const signals = signs
    .map((sign) => sign(told))
    .filter((signal) => signal !== null)
    .sort((one, other) => other.weight - one.weight);
  const score = 1 - signals.reduce((doubt, { weight }) => doubt * (1 - weight), 1);
  return { score, signals: signals.filter(({ weight }) => weight >= FAINT) };
}

/** `before`: whether they were by the score before this one. */
export const isStuck = (score: number, before = false): boolean => score >= (before ? STUCK_NO_MORE : STUCK);

const signs = [flipping, staying, rage, dead, formErrors, emptySearches, checkout, help];

function toldOf(stay: Stay, usual: Usual, kinds: Kinds, now: number): Told {
  const all = viewsOf(stay, kinds, now);
  const done = all.findLastIndex(({ place }) => place === "done");
  const since = all[done]?.at ?? Number.NEGATIVE_INFINITY;
  const acts = stay.acts.filter(({ at }) => at > since && at <= now).sort((one, next) => one.at - next.at);
  return { views: all.slice(Math.max(0, done)), acts, tabs: stay.tabs?.length ?? 1, usual, now };
}
