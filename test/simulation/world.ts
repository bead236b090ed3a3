import type { Actor, Clock } from "./clock.ts";
import type { SimulatedObject } from "./durable-object.ts";
import type { Random } from "./random.ts";

/** All that one session has: time, chance, the site's object, and what was noted. */
export type World = {
  clock: Clock;
  random: Random;
  object: SimulatedObject;
  /** Runs in the name of an actor: its clock, its browser. */
  enter<T>(actor: Actor, run: () => T): T;
  /** A line of the trace; `frame` is told in short. */
  note(who: string, what: string, frame?: string): void;
  /** Counts a fault that was made. */
  fault(kind: string): void;
};
