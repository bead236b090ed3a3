import { ALL_WEEKDAYS, CYCLE, dayOf, MINUTES } from "./calendar.ts";
import { datedOn, type Hours, hoursOn, type Plan } from "./plan.ts";

/** By then every zone follows rules that repeat with the calendar: what is known in advance is known until 2037. */
const SETTLED = dayOf("2100-01-01");

const WEEK = 7;

/** Hours begin on the day. */
export const begins = (hours: Hours): boolean => hours.length > 0;

/** A time of the day is in no hours, neither in its own nor in those that run over from the day before. */
export function pauses(hours: Hours, before: Hours): boolean {
  let covered = before.reduce((most, { to }) => Math.max(most, to - MINUTES), 0);
  for (const { from, to } of hours) {
    if (from > covered) return true;
    covered = Math.max(covered, to);
  }
  return covered < MINUTES;
}

/**
 * The days from `from` on that are of a kind, in order. From one dated exception to the next it ends as soon as what
 * comes would only repeat: at once where no hours in force are of the kind, after a week, or, where yearly exceptions
 * count, when all days of the year fell on all weekdays. After the last of them, and with the zone's rules settled, it
 * ends with a whole cycle of the calendar.
 */
export function* daysWhere(plan: Plan, from: number, wanted: typeof pauses): Generator<number> {
  const end = plan.dated.reduce((latest, { last }) => Math.max(latest, last), Math.max(from, SETTLED)) + CYCLE;
  const yearly = [...new Set(plan.yearly)];
  let before = hoursOn(plan, from - 1);
  for (let day = from; day < end; ) {
    const dated = datedOn(plan, day);
    const border = borderAfter(plan, day, end);
    const enough = repeatsAfter(plan, dated, yearly, wanted);
    for (let quiet = 0; day < border && quiet <= enough; day++) {
      const hours = hoursOn(plan, day, dated);
      quiet = wanted(hours, before) ? 0 : quiet + 1;
      before = hours;
      if (quiet === 0) yield day;
    }
    if (day < border) before = hoursOn(plan, border - 1);
    day = border;
  }
}

/** Days without one of the kind after which none will come while `dated` holds. */
function repeatsAfter(plan: Plan, dated: number, yearly: number[], wanted: typeof pauses): number {
  const inForce = new Set(yearly.map((index) => Math.max(index, dated)));
  const hours = [...inForce].flatMap((index) => (index < 0 ? plan.week : [plan.exceptions[index] ?? []]));
  // No day pauses whose own hours are all of it.
  if (!hours.some((own) => wanted(own, []))) return 0;
  return plan.lastYearly > dated ? ALL_WEEKDAYS : WEEK;
}

/** The first day after `day` on which a dated exception begins, or is over. */
function borderAfter({ dated }: Plan, day: number, end: number): number {
  let border = end;
  for (const { first, last } of dated) {
    if (first > day) border = Math.min(border, first);
    if (last >= day) border = Math.min(border, last + 1);
  }
  return border;
}
