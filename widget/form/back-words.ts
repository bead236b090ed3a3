import type { FormWords } from "../locales/form/en.ts";

const DAY = 24 * 3_600_000;

/** How times are told: the words, the language as a BCP 47 tag, and the zone, which is the device's where it is left out. */
export type Telling = { words: FormWords; tag: string; timeZone?: string | undefined };

/** When the team answers again, by the visitor's own calendar. `at` and `now` are epoch milliseconds. */
export function backWords(at: number, now: number, { words, tag, timeZone }: Telling): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone }).format(at);
  const time = format({ timeStyle: "short" });
  const days = dayOf(at, timeZone) - dayOf(now, timeZone);
  if (days < 1) return words.backToday(time);
  if (days < 2) return words.backTomorrow(new Intl.RelativeTimeFormat(tag, { numeric: "auto" }).format(1, "day"), time);
  // A week from now is the same weekday as today.
  return words.backOn(format(days < 7 ? { weekday: "long" } : { day: "numeric", month: "long" }), time);
}

/** Days since 1970 by the calendar of the zone, whatever its clocks did. Swedes write dates as ISO does. */
const dayOf = (at: number, timeZone: string | undefined): number =>
  Date.parse(new Intl.DateTimeFormat("sv", { timeZone }).format(at)) / DAY;
