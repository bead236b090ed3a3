import type { Schedule } from "#protocol/schedule";
import { DAY } from "./calendar.ts";
import { begins, daysWhere, pauses } from "./days-where.ts";
import { type Interval, openWithin } from "./intervals.ts";
import { planOf } from "./plan.ts";

export type Change = { at: number; open: boolean };

/** Looked through as it is, before days are picked: most schedules change sooner. */
const NEAR = 3 * DAY;

/**
 * When the schedule next opens or closes, strictly after `at` (epoch ms), and what it is then. Null when it never does.
 * It closes only at a time of a day that is in no hours, and opens only with hours: so other days are passed over.
 */
export function nextChange(schedule: Schedule, at: number): Change | null {
  const plan = planOf(schedule);
  const near = openWithin(plan, at, at + NEAR);
  const open = near[0]?.from === at;
  const soon = changeIn(near, at + NEAR, open);
  if (soon !== null) return soon;
  // Hours reach up to three days beyond the midnight, in UTC, of their date.
  for (const day of daysWhere(plan, Math.floor((at + NEAR) / DAY) - 3, open ? pauses : begins)) {
    const [from, to] = [Math.max(at, (day - 3) * DAY), (day + 4) * DAY];
    const change = changeIn(openWithin(plan, from, to), to, open);
    if (change !== null) return change;
  }
  return null;
}

/** The first change in a window that begins as `open` says; its end is none. */
function changeIn([first]: Interval[], end: number, open: boolean): Change | null {
  if (first === undefined) return null;
  if (!open) return { at: first.from, open: true };
  return first.to < end ? { at: first.to, open: false } : null;
}
