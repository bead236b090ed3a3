import { dateOf, dayOf, weekdayOf } from "#schedule";

/** A month as `2026-12`. */
export type Month = string;

export const monthOf = (date: string): Month => date.slice(0, 7);

/** Six weeks of dates that hold a month, from a Monday on. */
export function datesOf(month: Month): string[] {
  const first = dayOf(`${month}-01`);
  const start = first - weekdayOf(first);
  return Array.from({ length: 42 }, (_, index) => dateOf(start + index));
}

export function monthAfter(month: Month, count: number): Month {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;
}

export const dateAfter = (date: string, days: number): string => dateOf(dayOf(date) + days);

/** Two dates in order, whichever was first. */
export const inOrder = (one: string, other: string): { from: string; to: string } =>
  one <= other ? { from: one, to: other } : { from: other, to: one };
