import type { Signal } from "#protocol/struggle";
import { troubleOf } from "./acts.ts";
import { saturate } from "./fade.ts";
import type { Told } from "./told.ts";

/** Bursts of clicks on one place. One may be a habit; a second on the same page is anger. */
export function rage(told: Told): Signal | null {
  const trouble = troubleOf("rage", 0.6, told);
  if (trouble === null) return null;
  const { count, ...evidence } = trouble;
  return { kind: "rage", weight: saturate(count, 0.55, 0.85), evidence };
}

/** Clicks that nothing answered. Many click while they read; on the same thing again and again they expect something. */
export function dead(told: Told): Signal | null {
  const trouble = troubleOf("dead", 0.35, told);
  if (trouble === null) return null;
  const { count, ...evidence } = trouble;
  return { kind: "dead", weight: saturate(count, 0.33, 0.75), evidence };
}
