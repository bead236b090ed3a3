import type { HourTraffic } from "#protocol/reports";

/** What usually happens in one hour of the week: `day` 1 is Monday, as the clock of `weekdayAndHour` says. */
export type HeatCell = { day: number; hour: number; visits: number; conversations: number };

const HOUR = 3_600_000;

/** Every hour of the week, its sum over the time that is reported. */
export function heatMap(
  rows: readonly HourTraffic[],
  clock: (at: number) => { day: number; hour: number },
): HeatCell[] {
  const cells = Array.from({ length: 7 * 24 }, (_, index): HeatCell => {
    return { day: Math.floor(index / 24) + 1, hour: index % 24, visits: 0, conversations: 0 };
  });
  for (const { hour: at, visits, conversations } of rows) {
    // In the middle: a zone may be half an hour off.
    const { day, hour } = clock(at + HOUR / 2);
    const cell = cells[(day - 1) * 24 + hour];
    if (cell === undefined) continue;
    cell.visits += visits;
    cell.conversations += conversations;
  }
  return cells;
}

/** The weekday and hour on a wall of this time zone; of the browser's where it is null. */
export function makeWeekClock(timeZone: string | null): (at: number) => { day: number; hour: number } {
  const parts = { weekday: "short", hour: "2-digit", hourCycle: "h23" } as const;
  const form = new Intl.DateTimeFormat("en", timeZone === null ? parts : { ...parts, timeZone });
  return (at) => {
    const said = Object.fromEntries(form.formatToParts(at).map(({ type, value }) => [type, value]));
    return { day: DAYS.indexOf(said.weekday ?? "") + 1, hour: Number(said.hour) };
  };
}

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
