import { dateLocale } from "../../locales/clock.ts";
import type { Day } from "./week.ts";

const MILLISECONDS = 86_400_000;
const long = new Intl.DateTimeFormat(dateLocale, { weekday: "long", timeZone: "UTC" });
const short = new Intl.DateTimeFormat(dateLocale, { weekday: "short", timeZone: "UTC" });
const date = new Intl.DateTimeFormat(dateLocale, {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const month = new Intl.DateTimeFormat(dateLocale, { month: "long", year: "numeric", timeZone: "UTC" });

/** 5 January 1970 was a Monday, which is 1. */
const dayAt = (day: Day): number => (day + 3) * MILLISECONDS;
const noonOf = (iso: string): number => Date.parse(`${iso}T12:00:00Z`);

export const weekdayName = (day: Day): string => long.format(dayAt(day));
export const shortWeekday = (day: Day): string => short.format(dayAt(day));
/** Of ISO dates, both included. */
export const dateName = (iso: string): string => date.format(noonOf(iso));
export const datesName = (from: string, to: string): string =>
  from === to ? dateName(from) : date.formatRange(noonOf(from), noonOf(to));
/** Of a month such as `2026-12`. */
export const monthName = (iso: string): string => month.format(noonOf(`${iso}-01`));
