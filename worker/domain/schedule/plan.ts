import type { Schedule } from "#protocol/schedule";
import { dayOf, MINUTES, PLACES, placeOf, weekdayOf } from "./calendar.ts";

/** Hours that begin on a date, by when they begin, in minutes since its midnight; `to` may be on the next date. */
export type Hours = readonly { from: number; to: number }[];

/** A schedule as numbers. Days are counted from 1 January 1970. */
export type Plan = {
  timeZone: string;
  /** Seven, Monday first. */
  week: Hours[];
  /** As they are listed. */
  exceptions: Hours[];
  /** Those with dates of their own; `index` says which. */
  dated: { first: number; last: number; index: number }[];
  /** For each place in the year the yearly exception that wins there, or -1. */
  yearly: Int16Array;
  /** The yearly exception that is listed last, or -1. */
  lastYearly: number;
};

export function planOf({ timeZone, week, exceptions }: Schedule): Plan {
  const plan: Plan = {
    timeZone,
    week: [1, 2, 3, 4, 5, 6, 7].map((day) => hoursOf(week.filter((entry) => entry.day === day))),
    exceptions: exceptions.map(({ hours }) => hoursOf(hours)),
    dated: [],
    yearly: new Int16Array(PLACES).fill(-1),
    lastYearly: exceptions.findLastIndex(({ yearly }) => yearly === true),
  };
  exceptions.forEach(({ from, to, yearly }, index) => {
    if (yearly === true) repeat(plan.yearly, from, to, index);
    else plan.dated.push({ first: dayOf(from), last: dayOf(to), index });
  });
  return plan;
}

/** The hours that begin on a day: of the exception that is listed last, else of its weekday. */
export function hoursOn(plan: Plan, day: number, dated = datedOn(plan, day)): Hours {
  const index = exceptionOn(plan, day, dated);
  return (index < 0 ? plan.week[weekdayOf(day)] : plan.exceptions[index]) ?? [];
}

/** Which exception wins on a day, or -1: the one that is listed last. */
export const exceptionOn = (plan: Plan, day: number, dated = datedOn(plan, day)): number =>
  Math.max(dated, plan.yearly[placeOf(day)] ?? -1);

/** Which of the exceptions with dates of their own wins on a day, or -1. */
export function datedOn({ dated }: Plan, day: number): number {
  for (let i = dated.length - 1; i >= 0; i--) {
    const one = dated[i];
    if (one !== undefined && one.first <= day && day <= one.last) return one.index;
  }
  return -1;
}

/** By month and day. One that lasts a year or more holds on all of them. */
function repeat(places: Int16Array, from: string, to: string, index: number): void {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  const [first, last] = [placeOf(dayOf(from)), placeOf(dayOf(to))];
  if (years > 1 || (years === 1 && last >= first)) places.fill(index);
  else if (years === 1) places.fill(index, 0, last + 1).fill(index, first);
  else places.fill(index, first, last + 1);
}

const hoursOf = (entries: readonly { from: string; to: string }[]): Hours =>
  entries
    .map((entry) => {
      const [from, to] = [minutesOf(entry.from), minutesOf(entry.to)];
      return { from, to: to <= from ? to + MINUTES : to };
    })
    .sort((a, b) => a.from - b.from);

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
