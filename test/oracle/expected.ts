import type { Exception, Hours, Schedule } from "#protocol/schedule";
import { DAY, MINUTE, type Readings, readings } from "./readings.ts";

const REPEATED = 41 * 366;

type Change = { at: number; open: boolean };

/** Which minutes are open. Close to the ends of the readings it may be wrong: what is read beyond is not known. */
export function openMinutes(schedule: Schedule, { from, to, wall }: Readings): Uint8Array {
  const open = new Uint8Array(wall.length);
  for (let day = dayOf(from) - 3; day <= dayOf(to) + 2; day++) {
    for (const hours of hoursOf(schedule, day)) {
      const begins = reading(day, hours.from);
      const ends = reading(hours.to <= hours.from ? day + 1 : day, hours.to);
      let [first, last] = [-1, -1];
      for (let i = 0; i < wall.length; i++) {
        const now = wall[i] ?? 0;
        if (now < begins || now >= ends) continue;
        if (first < 0) first = i;
        last = i;
      }
      if (first >= 0) open.fill(1, first, last + 1);
    }
  }
  return open;
}

/** The first change strictly after `at` and before `until`, by open minutes that begin at `from`. */
export function changeAfter(open: Uint8Array, from: number, at: number, until: number): Change | null {
  for (let i = Math.floor((at - from) / MINUTE) + 1; from + i * MINUTE < until; i++)
    if (open[i] !== open[i - 1]) return { at: from + i * MINUTE, open: open[i] === 1 };
  return null;
}

/**
 * The first change after `at`, however far away: dates are gone through one by one, and around each that has hours
 * (when it is closed now), or a pause, every minute is read. Null when there is none until all that repeats has:
 * 29 February on a given weekday may take 40 years.
 */
export function distantChange(schedule: Schedule, at: number, open: boolean): Change | null {
  const dated = schedule.exceptions.map(({ to }) => dayOf(Date.parse(to)));
  for (let day = dayOf(at) - 1; day < Math.max(dayOf(at), ...dated) + REPEATED; day++) {
    if (!(open ? pauses(schedule, day) : hoursOf(schedule, day).length > 0)) continue;
    const around = readAround(schedule.timeZone, day);
    const minutes = openMinutes(schedule, around);
    const change = changeAfter(minutes, around.from, Math.max(at, around.from + DAY), around.to - DAY);
    if (change !== null) return change;
  }
  return null;
}

/** Of the last zone only: many schedules are tried in one, and the same leap days are asked for. */
const read = { timeZone: "", around: new Map<number, Readings>() };

function readAround(timeZone: string, day: number): Readings {
  if (read.timeZone !== timeZone) read.around.clear();
  read.timeZone = timeZone;
  const known = read.around.get(day) ?? readings(timeZone, (day - 2) * DAY, (day + 3) * DAY);
  read.around.set(day, known);
  return known;
}

const covered = new Uint8Array(1_440);

function pauses(schedule: Schedule, day: number): boolean {
  covered.fill(0);
  for (const { from, to } of hoursOf(schedule, day)) covered.fill(1, minute(from), to <= from ? 1_440 : minute(to));
  for (const { from, to } of hoursOf(schedule, day - 1)) if (to <= from) covered.fill(1, 0, minute(to));
  return covered.includes(0);
}

/** Of a day as it is in UTC, counted from 1970. */
function hoursOf({ week, exceptions }: Schedule, day: number): Hours[] {
  const { date, weekday } = dateOf(day);
  const exception = exceptions.findLast((one) => isOn(one, date));
  return exception?.hours ?? week.filter((entry) => entry.day === weekday);
}

/** A yearly one is moved, as text, to every year that could bring it here: so 29 February is met in leap years only. */
function isOn({ from, to, yearly }: Exception, date: string): boolean {
  if (yearly !== true) return from <= date && date <= to;
  for (let years = year(date) - year(to); years <= year(date) - year(from); years++)
    if (inYears(from, years) <= date && date <= inYears(to, years)) return true;
  return false;
}

const inYears = (date: string, years: number): string => `${year(date) + years}${date.slice(4)}`;
const year = (date: string): number => Number(date.slice(0, 4));
const minute = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const dayOf = (at: number): number => Math.floor(at / DAY);
const reading = (day: number, time: string): number =>
  Number(dateOf(day).date.replaceAll("-", "") + time.replace(":", ""));

/** Asked for again and again. */
const dates: { date: string; weekday: number }[] = [];

function dateOf(day: number): { date: string; weekday: number } {
  const known = dates[day];
  if (known !== undefined) return known;
  const date = new Date(day * DAY);
  const made = { date: date.toISOString().slice(0, 10), weekday: date.getUTCDay() || 7 };
  dates[day] = made;
  return made;
}
