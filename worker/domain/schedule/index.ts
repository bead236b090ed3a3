export { dateOf, dayOf, weekdayOf } from "./calendar.ts";
export { type ExceptionalDates, exceptionalDates, todayIn } from "./dates.ts";
export { type Interval, intervals, isOpen } from "./intervals.ts";
export { type Change, nextChange } from "./next-change.ts";
export { offsetAt } from "./zone.ts";
export { zoneDataKnown } from "./zone-data.ts";
