/** A sign counts in full for so long, and then half as much with each `HALVES` more. In milliseconds. */
export const FRESH = 120_000;
export const HALVES = 240_000;

/** What is left of a sign, 0 to 1, so long (in milliseconds) after it was seen. It never rises, and never jumps. */
export const fade = (age: number): number => 0.5 ** (Math.max(0, age - FRESH) / HALVES);

/** 0 up to `from`, 1 from `to` on, straight between. With `from` above `to` it falls. */
export function ramp(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

/** A count to a weight below `cap`: the first ones say most. `each` is the share of the rest that one takes. */
export const saturate = (count: number, each: number, cap: number): number => cap * (1 - (1 - each) ** count);
