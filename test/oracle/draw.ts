import type { Exception, Hours, Schedule } from "#protocol/schedule";
import type { Random } from "../simulation/random.ts";
import { DAY, type Readings } from "./readings.ts";

type Week = Schedule["week"];

const NOTABLE = [
  ["00:00", "00:30", "01:00", "01:30", "01:59", "02:00", "02:15", "02:30", "03:00", "03:30", "04:00"],
  ["09:00", "12:00", "17:00", "22:00", "23:00", "23:30", "23:59"],
].flat();
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** A schedule whose exceptions meet the window, and whose hours meet the times at which clocks change. */
export function drawSchedule(random: Random, timeZone: string, window: Readings): Schedule {
  if (random.chance(0.1)) return drawRare(random, timeZone, window);
  const exceptions = many(random, 5, () => drawException(random, window));
  return { timeZone, week: drawWeek(random), exceptions };
}

/** One that changes on few days, or on none, so that the next may be years away. */
function drawRare(random: Random, timeZone: string, window: Readings): Schedule {
  const exceptions = many(random, 2, () => {
    const from = dateOf(Date.UTC(2036 + random.below(24), random.below(12), 1));
    const dates = random.pick([
      {},
      { from: "2024-02-29", to: "2024-02-29", yearly: true },
      { from, to: from, yearly: false },
    ]);
    const exception = { ...drawException(random, window), ...dates };
    return random.chance(0.5) ? exception : { ...exception, hours: [] };
  });
  return { timeZone, week: random.chance(0.5) ? [] : always(random), exceptions };
}

function always(random: Random): Week {
  const time = random.chance(0.5) ? "00:00" : drawTime(random);
  return DAYS.map((day) => ({ day, from: time, to: time }));
}

function drawWeek(random: Random): Week {
  const kind = random.next();
  if (kind < 0.1) return [];
  if (kind < 0.2) return always(random);
  if (kind < 0.6) return DAYS.flatMap((day) => many(random, 2, () => ({ day, ...drawHours(random) })));
  return many(random, 16, () => ({ day: random.pick(DAYS), ...drawHours(random) }));
}

function drawHours(random: Random): Hours {
  const kind = random.next();
  const from = drawTime(random);
  if (kind < 0.05) return { from: "00:00", to: "24:00" };
  if (kind < 0.12) return { from, to: "24:00" };
  if (kind < 0.25) return { from, to: timeOf((minutesOf(from) + 1 + random.below(90)) % 1_440) };
  return { from, to: drawTime(random) };
}

const drawTime = (random: Random): string => (random.chance(0.6) ? random.pick(NOTABLE) : timeOf(random.below(1_440)));

function drawException(random: Random, window: Readings): Exception {
  const hours = random.chance(0.4) ? [] : many(random, 3, () => drawHours(random));
  const yearly = random.chance(0.45);
  const kind = random.next();
  if (kind < 0.06) return { from: "2024-02-29", to: random.chance(0.7) ? "2024-02-29" : "2024-03-01", yearly, hours };
  const near = window.from + random.below(7) * DAY - DAY / 2;
  const start = kind < 0.12 ? Date.UTC(2036 + random.below(24), random.below(12), 1) : near;
  const length = random.pick([0, 0, 0, 1, 1, 2, 4, 9, 200, 364, 365, 500]);
  // A repetition may have begun years ago, or years from now.
  const years = yearly ? random.pick([-8, -4, -1, 0, 1, 2, 4]) : 0;
  const from = moved(start, years);
  const to = Math.max(from, moved(start + length * DAY, years));
  return { from: dateOf(from), to: dateOf(to), ...(yearly ? { yearly } : {}), hours };
}

const moved = (at: number, years: number): number => {
  const date = new Date(at);
  return date.setUTCFullYear(date.getUTCFullYear() + years);
};

const many = <T>(random: Random, most: number, one: () => T): T[] =>
  Array.from({ length: random.below(most + 1) }, one);
const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
