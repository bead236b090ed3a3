import type { Random } from "../simulation/random.ts";
import { clockChange, DAY, type Readings, readings } from "./readings.ts";

/** How many schedules are tried in one window: reading its minutes takes longer than what is done with them. */
export const PER_ROUND = 47;
const DAYS = 5;

/** Some days of a zone that many schedules are tried in: mostly around a change of its clock. From 2020 to 2035. */
export function pickWindow(random: Random, timeZone: string): Readings {
  const from = pointOf(random, timeZone) - random.below(2) * DAY - 2 * DAY;
  return readings(timeZone, from, from + DAYS * DAY);
}

function pointOf(random: Random, timeZone: string): number {
  if (timeZone === "Pacific/Apia" && random.chance(0.7)) return Date.UTC(2011, 11, 30);
  const year = 2020 + random.below(16);
  const kind = random.next();
  const change = kind < 0.7 ? clockChange(timeZone, year, random.pick) : null;
  if (change !== null) return change;
  if (kind < 0.85) return Date.UTC(year, 11, 31);
  if (kind < 0.95) return Date.UTC(year, 1, 28);
  return Date.UTC(year, 0, random.below(366));
}
