import { type Interval, intervals } from "#schedule";

const DAY = 86_400_000;
const AROUND = 2 * DAY;

/** When a zone's wall reads these times on a date (ISO); null where that date, or all of those times, are skipped there. */
export function wallTimes(timeZone: string, date: string, from = "00:00", to = "24:00"): Interval | null {
  const exceptions = [{ from: date, to: date, hours: [{ from, to }] }];
  const noon = Date.parse(`${date}T12:00:00Z`);
  return intervals({ timeZone, week: [], exceptions }, noon - AROUND, noon + AROUND)[0] ?? null;
}
