import * as v from "valibot";
import { Schedule } from "#protocol/schedule";
import { makeRandom } from "../simulation/random.ts";
import { check } from "./check.ts";
import { drawSchedule } from "./draw.ts";
import type { Readings } from "./readings.ts";
import { PER_ROUND, pickWindow } from "./window.ts";

export type Round = { zone: string; schedules: number; checks: number; failure: string | null };

/** Every zone that the runtime names, and UTC. */
export const zones: readonly string[] = [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC"])];

/** One window and the schedules tried in it, which follow from the seed and the round's number. Ends at the first failure. */
export function playRound(seed: number, index: number, most: number): Round {
  const random = makeRandom(seed, index);
  const zone = zones[(seed + index) % zones.length] ?? "UTC";
  const window = pickWindow(random, zone);
  let checks = 0;
  for (let i = 0; i < Math.min(most, PER_ROUND); i++) {
    const schedule = drawSchedule(random, zone, window);
    const own = random.below(2 ** 31);
    if (i === 0) v.parse(Schedule, schedule);
    const found = check(schedule, window, own);
    checks += found.checks;
    if (found.wrong !== null) return { zone, schedules: i + 1, checks, failure: report(schedule, window, own) };
  }
  return { zone, schedules: Math.min(most, PER_ROUND), checks, failure: null };
}

function report(schedule: Schedule, window: Readings, seed: number): string {
  const small = shrink(schedule, (tried) => check(tried, window, seed).wrong !== null);
  const days = `${new Date(window.from).toISOString()} to ${new Date(window.to).toISOString()}`;
  return `${check(small, window, seed).wrong}\n  in the window ${days}\n  ${JSON.stringify(small)}`;
}

/** Leaves out parts, one by one, as long as it still fails. */
function shrink(schedule: Schedule, fails: (tried: Schedule) => boolean): Schedule {
  const smaller = simpler(schedule).find(fails);
  return smaller === undefined ? schedule : shrink(smaller, fails);
}

const simpler = (schedule: Schedule): Schedule[] => [
  ...schedule.week.map((_, i) => ({ ...schedule, week: schedule.week.toSpliced(i, 1) })),
  ...schedule.exceptions.map((_, i) => ({ ...schedule, exceptions: schedule.exceptions.toSpliced(i, 1) })),
  ...schedule.exceptions.flatMap((exception, i) =>
    exception.hours.map((_, j) => ({
      ...schedule,
      exceptions: schedule.exceptions.with(i, { ...exception, hours: exception.hours.toSpliced(j, 1) }),
    })),
  ),
];
