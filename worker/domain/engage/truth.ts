import type { Truth } from "#protocol/explained";

/*
 * Three values [TRG2]: what is not known holds no condition, and neither does its negation. A group says as much as can be
 * said whatever the unknown parts turn out to be.
 */

export const truthOf = (holds: boolean): Truth => (holds ? "yes" : "no");

export const not = (truth: Truth): Truth => (truth === "unknown" ? "unknown" : truthOf(truth === "no"));

/** What a group comes to; the first part that decides it spares the others, and most conditions fail at their first. */
export const every = <T>(parts: readonly T[], read: (part: T) => Truth): Truth => group(parts, read, "no", "yes");
export const some = <T>(parts: readonly T[], read: (part: T) => Truth): Truth => group(parts, read, "yes", "no");

function group<T>(parts: readonly T[], read: (part: T) => Truth, decisive: Truth, otherwise: Truth): Truth {
  let truth = otherwise;
  for (const part of parts) {
    const of = read(part);
    if (of === decisive) return of;
    if (of === "unknown") truth = of;
  }
  return truth;
}

export const both = (one: Truth, other: Truth): Truth => every([one, other], (truth) => truth);

/**
 * Whether a number is at least and at most so much. One that is not `exact` may be larger than is known, and is never
 * smaller: of a long visit the first pages are forgotten.
 */
export function within(
  value: number,
  range: { least?: number | undefined; most?: number | undefined },
  exact = true,
): Truth {
  const least = range.least === undefined || value >= range.least ? "yes" : exact ? "no" : "unknown";
  const most =
    range.most !== undefined && value > range.most ? "no" : range.most === undefined || exact ? "yes" : "unknown";
  return both(least, most);
}
