import type { Override, Rule, Settings } from "#protocol/model";
import type { HoursOf, PublishedHours } from "#protocol/rest";
import type { Schedule } from "#protocol/schedule";
import { exceptionalDates, intervals, todayIn } from "../domain/schedule/index.ts";

const DAY = 86_400_000;
const FORTNIGHT = 14 * DAY;
/** A year, and its leap day. */
export const YEAR_DAYS = 366;

/** The hours of a site as everybody may read them, from `now` (epoch ms) on. */
export function publishedHours(settings: Settings, now: number): PublishedHours {
  const { name, rule, hours, override, departments } = settings;
  return {
    name,
    ...hoursOf(rule, hours, now),
    from: now,
    to: now + FORTNIGHT,
    override: inForce(override, now),
    departments: departments.map((department) => ({
      id: department.id,
      name: department.name,
      ...hoursOf(department.rule ?? rule, department.hours ?? hours, now),
    })),
  };
}

/** What was set by hand, until its time. */
const inForce = (override: Override | null, now: number): Override | null =>
  override !== null && override.until > now ? override : null;

function hoursOf(rule: Rule, schedule: Schedule | null, now: number): HoursOf {
  if (schedule === null)
    return { rule, timeZone: null, week: null, exceptions: [], intervals: [{ from: now, to: now + FORTNIGHT }] };
  const { timeZone, week, exceptions } = schedule;
  const coming = new Set(exceptionalDates(schedule, todayIn(timeZone, now), YEAR_DAYS).map((one) => one.exception));
  return {
    rule,
    timeZone,
    week,
    exceptions: exceptions.filter((exception) => coming.has(exception)),
    intervals: intervals(schedule, now, now + FORTNIGHT),
  };
}

/** Whether the hours say when it is open: not where only people count, nor where they are always and people count too. */
export const hoursCount = (rule: Rule, schedule: Schedule | null): boolean =>
  rule === "hours" || (rule === "both" && schedule !== null);
