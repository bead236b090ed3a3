export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** What the wall reads at every minute from `from` on, as numbers such as 202603290159. Asked of Intl minute by minute. */
export type Readings = { from: number; to: number; wall: Float64Array };

const formats = new Map<string, Intl.DateTimeFormat>();

export function readings(timeZone: string, from: number, to: number): Readings {
  const read = reader(timeZone);
  const wall = new Float64Array((to - from) / MINUTE);
  for (let i = 0; i < wall.length; i++) wall[i] = read(from + i * MINUTE);
  return { from, to, wall };
}

/** Midnight, in UTC, of a day of the year on which the clock differs from the day before, or null. */
export function clockChange(timeZone: string, year: number, pick: (days: number[]) => number): number | null {
  const read = reader(timeZone);
  const days: number[] = [];
  let before = read(Date.UTC(year, 0, 0, 12)) % 10_000;
  for (let at = Date.UTC(year, 0, 1, 12); at < Date.UTC(year + 1, 0, 1); at += DAY) {
    const now = read(at) % 10_000;
    if (now !== before) days.push(at - DAY / 2);
    before = now;
  }
  return days.length === 0 ? null : pick(days);
}

function reader(timeZone: string): (at: number) => number {
  const format = formats.get(timeZone) ?? make(timeZone);
  formats.set(timeZone, format);
  // "2026-03-29 01:59": Swedish dates are ISO dates.
  return (at) => {
    const text = format.format(at);
    let digits = 0;
    for (let i = 0; i < text.length; i++) {
      const digit = text.charCodeAt(i) - 48;
      if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
    }
    return digits;
  };
}

const make = (timeZone: string) =>
  new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
