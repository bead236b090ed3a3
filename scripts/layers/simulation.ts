import { inRoot } from "../stack/root.ts";
import { add, command } from "./command.ts";
import type { Tally } from "./layer.ts";
import { vitest } from "./vitest.ts";

/** Sessions of a seed that is kept, as a guard against what was mended once; a fresh one is `npm run simulate`. */
const KEPT = ["--sessions", "1500", "--seed", "11"];

/** Whole sessions with faults, then the same with bugs planted in the product, each of which has to be found. */
export const simulation = async (): Promise<Tally> =>
  add([await command(`simulate ${KEPT.join(" ")}`, inRoot("scripts/simulate.ts"), KEPT), await vitest("simulation")]);
