import { type Budget, budgets, workerBudget } from "../size/budgets.ts";
import type { Tally } from "./layer.ts";

/** Measures what browsers load against its budgets. */
export const bundles = async (): Promise<Tally> => judge(await budgets());

/** Bundles the Worker as a deploy would, and measures that. */
export const worker = async (): Promise<Tally> => judge([await workerBudget()]);

/** One line a bundle, and one check. */
function judge(measured: readonly Budget[]): Tally {
  for (const { name, bytes, limit } of measured) {
    const text = `${bytes.toLocaleString("en").padStart(9)} of ${limit.toLocaleString("en").padStart(9)} bytes`;
    console.log(`${bytes <= limit ? "✓" : "✗"} ${name.padEnd(52)}${text}`);
  }
  const failed = measured.filter(({ bytes, limit }) => bytes > limit).length;
  return { passed: measured.length - failed, failed };
}
