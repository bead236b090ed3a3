import type { Exception, Schedule } from "#protocol/schedule";
import { DAY, dateOf, dayOf } from "./calendar.ts";
import { exceptionOn, planOf } from "./plan.ts";
import { offsetAt } from "./zone.ts";

/** A stretch of dates (ISO, both included) on which one exception holds. */
export type ExceptionalDates = { from: string; to: string; exception: Exception };

/** The date on the wall of a zone at an instant (epoch ms). */
export const todayIn = (timeZone: string, at: number): string =>
  dateOf(Math.floor((at + offsetAt(timeZone, at)) / DAY));

/** Where exceptions hold, in order, from a date on for so many days: of those that overlap the one that wins. */
export function exceptionalDates(schedule: Schedule, from: string, days: number): ExceptionalDates[] {
  const plan = planOf(schedule);
  const first = dayOf(from);
  const found: ExceptionalDates[] = [];
  let before = -1;
  for (let day = first; day < first + days; day++) {
    const index = exceptionOn(plan, day);
    const exception = schedule.exceptions[index];
    const last = found.at(-1);
    if (exception !== undefined && index === before && last !== undefined) last.to = dateOf(day);
    else if (exception !== undefined) found.push({ from: dateOf(day), to: dateOf(day), exception });
    before = index;
  }
  return found;
}
