import ICAL from "ical.js";
import { limits } from "#protocol/limits";
import type { Exception } from "#protocol/schedule";
import { oneLine } from "#protocol/text";
import { dateOf, dayOf } from "#schedule";

/** A day of a calendar's file. `timed`: it was for a time of the day, and is taken for all of it. */
export type CalendarDay = { exception: Exception; timed: boolean };

const MOST = limits.exceptions;
/** Of what repeats otherwise than yearly, so many days are looked at. */
const AHEAD = 366;
const MOST_TIMES = 2_000;

/** The events of an .ics file from a date (ISO) on, as closed days, in order. Null where it is no such file. */
export function readCalendar(text: string, from: string): CalendarDay[] | null {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text));
    const days = calendar.getAllSubcomponents("vevent").flatMap((event) => daysOf(new ICAL.Event(event), from));
    return days.sort((a, b) => (a.exception.from < b.exception.from ? -1 : 1)).slice(0, MOST);
  } catch {
    return null;
  }
}

function daysOf(event: ICAL.Event, from: string): CalendarDay[] {
  const { startDate, endDate, summary } = event;
  if (startDate === null || event.isRecurrenceException()) return [];
  const first = dateText(startDate);
  // An all-day event ends on the day after its last.
  const end = dayOf(dateText(endDate ?? startDate)) - (startDate.isDate || endDate?.isDate ? 1 : 0);
  const last = Math.max(0, end - dayOf(first));
  const timed = !startDate.isDate;
  const make = (begin: string, yearly: boolean): CalendarDay => ({
    timed,
    exception: {
      from: begin,
      to: dateOf(dayOf(begin) + last),
      ...(yearly ? { yearly } : {}),
      ...(summary ? { label: oneLine(summary).trim().slice(0, limits.exceptionLabel) } : {}),
      hours: [],
    },
  });
  if (!event.isRecurring()) return first >= from || make(first, false).exception.to >= from ? [make(first, false)] : [];
  if (isYearly(event)) return [make(first, true)];
  return timesOf(event, from).map((begin) => make(begin, false));
}

/** The same day every year, without an end. */
function isYearly(event: ICAL.Event): boolean {
  const rule = event.component.getFirstPropertyValue("rrule");
  if (!(rule instanceof ICAL.Recur) || rule.freq !== "YEARLY" || rule.interval !== 1) return false;
  return (
    rule.count === null && rule.until === null && Object.keys(rule.parts).every((part) => /^BYMONTH(DAY)?$/.test(part))
  );
}

function timesOf(event: ICAL.Event, from: string): string[] {
  const until = dateOf(dayOf(from) + AHEAD);
  const found: string[] = [];
  const iterator = event.iterator();
  for (let count = 0; count < MOST_TIMES && found.length < MOST; count++) {
    const next = iterator.next();
    const date = next ? dateText(next) : until;
    if (date >= until) break;
    if (date >= from) found.push(date);
  }
  return found;
}

const dateText = ({ year, month, day }: ICAL.Time): string =>
  [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
