import type { Settings } from "#protocol/model";
import type { Hours, Schedule } from "#protocol/schedule";
import { exceptionalDates, todayIn } from "../domain/schedule/index.ts";
import { hoursCount, YEAR_DAYS } from "./published.ts";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** https://schema.org/OpeningHoursSpecification. Without days it is of its dates. */
export type OpeningHours = {
  "@type": "OpeningHoursSpecification";
  dayOfWeek?: string[];
  opens: string;
  closes: string;
  validFrom?: string;
  validThrough?: string;
};

/** The site, and its departments, as schema.org has them; for search engines. Hours that do not count are left out. */
export function openHoursOf(settings: Settings, url: string, now: number): object {
  const { name, rule, hours, departments } = settings;
  return {
    "@context": "https://schema.org",
    ...business(name, specify(rule, hours, now)),
    url,
    ...(departments.length === 0
      ? {}
      : {
          department: departments.map((one) => business(one.name, specify(one.rule ?? rule, one.hours ?? hours, now))),
        }),
  };
}

const business = (name: string, hours: OpeningHours[]): object => ({
  "@type": "LocalBusiness",
  name,
  ...(hours.length === 0 ? {} : { openingHoursSpecification: hours }),
});

const specify = (rule: Settings["rule"], schedule: Schedule | null, now: number): OpeningHours[] =>
  hoursCount(rule, schedule) ? openingHours(schedule, now) : [];

/** The week, days of the same hours together, and what differs on dates of the coming year. Null is always. */
export function openingHours(schedule: Schedule | null, now: number): OpeningHours[] {
  if (schedule === null) return [{ ...specification(WHOLE_DAY), dayOfWeek: [...DAYS] }];
  const { week, timeZone } = schedule;
  const byHours = Map.groupBy(week, ({ from, to }) => `${from} ${to}`);
  const weekly = [...byHours.values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [{ ...specification(first), dayOfWeek: daysOf([first, ...rest]) }],
  );
  const dated = exceptionalDates(schedule, todayIn(timeZone, now), YEAR_DAYS).flatMap(({ from, to, exception }) => {
    const hours = exception.hours.length === 0 ? [CLOSED] : exception.hours.map(specification);
    return hours.map((one) => ({ ...one, validFrom: from, validThrough: to }));
  });
  return [...weekly, ...dated];
}

const WHOLE_DAY: Hours = { from: "00:00", to: "24:00" };
/** As search engines read it. */
const CLOSED: OpeningHours = { "@type": "OpeningHoursSpecification", opens: "00:00", closes: "00:00" };

const daysOf = (entries: Schedule["week"]): string[] =>
  DAYS.filter((_, index) => entries.some(({ day }) => day === index + 1));

/** One that closes before it opens runs past midnight there too. Closing as it opens would mean closed: a minute is given. */
function specification({ from, to }: Hours): OpeningHours {
  const end = to === "24:00" ? "00:00" : to;
  return { "@type": "OpeningHoursSpecification", opens: from, closes: end === from ? minuteBefore(end) : end };
}

function minuteBefore(time: string): string {
  const minutes = (Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + 1_439) % 1_440;
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
