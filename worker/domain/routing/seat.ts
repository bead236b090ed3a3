import type { Teammate } from "#protocol/model";
import { isPresent } from "../availability/availability.ts";

/** An agent as the router sees them. `load` counts what they have and what they are offered. */
export type Seat = Pick<Teammate, "departments" | "skills" | "load" | "most"> & {
  agent: string;
  there: boolean;
  /** When their load last grew smaller, or they came (epoch ms). */
  idleSince: number;
};

export const seatOf = (mate: Teammate, idleSince: number): Seat => ({
  agent: mate.id,
  there: isPresent(mate),
  departments: mate.departments,
  skills: mate.skills,
  load: mate.load,
  most: mate.most,
  idleSince,
});
