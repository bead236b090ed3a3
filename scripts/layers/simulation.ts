import { randomInt } from "node:crypto";
import { inRoot } from "../stack/root.ts";
import { add, command } from "./command.ts";
import type { Tally } from "./layer.ts";
import { vitest } from "./vitest.ts";

const SESSIONS = 3_000;

/** Whole sessions with faults from a fresh seed, which is printed, then the same with bugs planted in the product, each of which has to be found. */
export const simulation = async (): Promise<Tally> =>
  add([await sessions(randomInt(2 ** 31)), await vitest("simulation")]);

const sessions = (seed: number): Promise<Tally> => {
  const args = ["--sessions", String(SESSIONS), "--seed", String(seed)];
  return command(`simulate ${args.join(" ")}`, inRoot("scripts/simulate.ts"), args);
};
