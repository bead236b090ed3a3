import { installHooks } from "./hooks.ts";
import type { Round } from "./round.ts";
import { PER_ROUND } from "./window.ts";

/** Rounds `first`, `first + step`, … until all schedules were tried. */
export type Share = { seed: number; schedules: number; first: number; step: number; plant: string | null };

export type Told = Round & { round: number };

process.once("message", async ({ seed, schedules, first, step, plant }: Share) => {
  installHooks(plant);
  const { playRound } = await import("./round.ts");
  for (let round = first; round * PER_ROUND < schedules; round += step) {
    const told: Told = { round, ...playRound(seed, round, schedules - round * PER_ROUND) };
    process.send?.(told);
    if (told.failure !== null) break;
    // Lets what was told go out.
    await new Promise((resolve) => setImmediate(resolve));
  }
  process.disconnect();
});
