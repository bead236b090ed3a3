import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { spread } from "./spread.ts";

const USAGE = `npm run oracle -- [--schedules N] [--seed S] [--plant "a bug"]`;

/** Compares the schedule engine with the oracle on all cores. Answers the exit code. */
export function oracle(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      schedules: { type: "string", default: "500000" },
      seed: { type: "string" },
      plant: { type: "string" },
    },
  });
  const seed = whole("seed", values.seed ?? String(randomInt(2 ** 31)));
  return spread({ seed, schedules: whole("schedules", values.schedules), plant: values.plant ?? null });
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} should be a whole number.\n${USAGE}`);
  return value;
}
