import type { Hours } from "#protocol/schedule";
import { dayOf, offsetAt, todayIn } from "../domain/schedule/index.ts";
import type { Language } from "./language.ts";

/** Writes times and dates in a language. Instants are epoch ms. */
export function makeTimes({ locale, words }: Language) {
  const clock = (timeZone: string) =>
    new Intl.DateTimeFormat(locale, { timeZone, hour: "numeric", minute: "2-digit", numberingSystem: "latn" });
  const onWall = clock("UTC");
  const day = new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: "long" });
  const date = new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    numberingSystem: "latn",
    weekday: "short",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  const near = (timeZone: string) =>
    new Intl.DateTimeFormat(locale, {
      timeZone,
      numberingSystem: "latn",
      weekday: "long",
      day: "numeric",
      month: "long",
    });
  const wall = (time: string): string => (time === "24:00" && is24h(locale) ? time : onWall.format(wallOf(time)));

  return {
    time: (at: number, timeZone: string): string => clock(timeZone).format(at),
    /** "today at 9:00", as seen from `now` in the zone. */
    when(at: number, now: number, timeZone: string): string {
      const days = dayOf(todayIn(timeZone, at)) - dayOf(todayIn(timeZone, now));
      const time = clock(timeZone).format(at);
      if (days === 0) return words.today(time);
      return days === 1 ? words.tomorrow(time) : words.onDay(near(timeZone).format(at), time);
    },
    /** ISO weekday, Monday is 1. 5 January 1970 was one. */
    weekday: (iso: number): string => day.format((iso + 3) * DAY),
    /** ISO dates, both included. */
    dates: (from: string, to: string): string =>
      from === to ? date.format(dayOf(from) * DAY) : date.formatRange(dayOf(from) * DAY, dayOf(to) * DAY),
    hours({ from, to }: Hours): string {
      if (from === "00:00" && (to === "24:00" || to === "00:00")) return words.allDay;
      const range = `${wall(from)} – ${wall(to)}`;
      return to <= from && to !== "00:00" ? `${range} (${words.nextDay})` : range;
    },
    zone: (timeZone: string, at: number): string =>
      new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "longGeneric" })
        .formatToParts(at)
        .find(({ type }) => type === "timeZoneName")?.value ?? timeZone,
    /** "2 minutes", of seconds. */
    duration(seconds: number): string {
      const [count, unit] =
        Math.round(seconds) < 60 ? [Math.max(1, Math.round(seconds)), "second"] : rounded(seconds / 60);
      return new Intl.NumberFormat(locale, {
        style: "unit",
        unit,
        unitDisplay: "long",
        numberingSystem: "latn",
      }).format(count);
    },
  };
}

export type Times = ReturnType<typeof makeTimes>;

/** Whether two zones' clocks say the same at an instant. */
export const sameClock = (one: string, other: string, at: number): boolean => offsetAt(one, at) === offsetAt(other, at);

const DAY = 86_400_000;
const wallOf = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
const is24h = (locale: string): boolean =>
  new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions().hour12 === false;
const rounded = (minutes: number): [number, string] =>
  minutes < 90 ? [Math.round(minutes), "minute"] : [Math.round(minutes / 60), "hour"];
