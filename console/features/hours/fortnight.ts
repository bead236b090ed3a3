import type { Schedule } from "#protocol/schedule";
import { type Interval, intervals, todayIn } from "#schedule";
import { dateAfter } from "./month.ts";
import { wallTimes } from "./wall.ts";

/** One date in a zone and when it is open on it, as instants (epoch ms) and as parts of the day (0 to 1). */
export type OpenDay = { date: string; open: (Interval & { begin: number; end: number; allDay: boolean })[] };

const DAYS = 14;

/** The coming fortnight as somebody in another zone sees it, from their today on. No schedule is always. */
export function fortnight(schedule: Schedule | null, timeZone: string, now: number): OpenDay[] {
  const today = todayIn(timeZone, now);
  return Array.from({ length: DAYS }, (_, index) => dateAfter(today, index)).map((date) => {
    const day = wallTimes(timeZone, date);
    // A date that the zone skips.
    if (day === null) return { date, open: [] };
    const found = schedule === null ? [day] : intervals(schedule, day.from, day.to);
    return { date, open: found.map((one) => ({ ...one, ...partOf(one, day) })) };
  });
}

function partOf(one: Interval, day: Interval) {
  const length = day.to - day.from;
  return {
    begin: (one.from - day.from) / length,
    end: (one.to - day.from) / length,
    allDay: one.from === day.from && one.to === day.to,
  };
}
