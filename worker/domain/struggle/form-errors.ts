import type { Signal } from "#protocol/struggle";
import { troubleOf } from "./acts.ts";
import { saturate } from "./fade.ts";
import type { Told } from "./told.ts";

/** A form that does not take what it is given. Once is everyday; the same field again is not. */
export function formErrors(told: Told): Signal | null {
  const trouble = troubleOf("form-error", 0.6, told);
  if (trouble === null) return null;
  const { count, ...evidence } = trouble;
  return { kind: "form-errors", weight: saturate(count, 0.36, 0.9), evidence };
}
