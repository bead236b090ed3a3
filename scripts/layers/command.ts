import { runNode } from "../stack/run.ts";
import type { Tally } from "./layer.ts";

/** One command as one check: it passes when it exits with 0. What it says is shown when it does not. */
export async function command(name: string, script: string, args: string[]): Promise<Tally> {
  const { code, output, seconds } = await runNode(script, args);
  const passed = code === 0;
  console.log(`${passed ? "✓" : "✗"} ${name} (${seconds.toFixed(1)} s)`);
  if (!passed) console.log(`\n${output}`);
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** The sum of several. */
export const add = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
  failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
});
