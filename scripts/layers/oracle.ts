import { randomInt } from "node:crypto";
import { inRoot } from "../stack/root.ts";
import { add, command } from "./command.ts";
import type { Tally } from "./layer.ts";
import { vitest } from "./vitest.ts";

const SCHEDULES = 20_000;

/** The schedule engine against the oracle from a fresh seed, which is printed, then with bugs planted in it, each of which has to be found. */
export const oracle = async (): Promise<Tally> => add([await schedules(randomInt(2 ** 31)), await vitest("oracle")]);

const schedules = (seed: number): Promise<Tally> => {
  const args = ["--schedules", String(SCHEDULES), "--seed", String(seed)];
  return command(`oracle ${args.join(" ")}`, inRoot("scripts/oracle.ts"), args);
};
