import * as v from "valibot";
import { limits } from "./limits.ts";
import { text } from "./text.ts";

const TimeZone = v.pipe(v.string(), v.maxLength(64), v.check(isTimeZone, "is not a time zone that is known here"));

const LooksLikeTime = "must look like 09:30";
const From = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, LooksLikeTime));
const To = v.pipe(v.string(), v.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, LooksLikeTime));

const DateText = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, "must look like 2026-12-24"),
  v.check(isDate, "is not in the calendar"),
);

/** Times on the wall, `to` not included. One that ends at or before it begins runs past midnight. */
export const Hours = v.object({ from: From, to: To });
export type Hours = v.InferOutput<typeof Hours>;

/** Hours in place of all that would begin on its dates, the last included; none means closed. */
export const Exception = v.pipe(
  v.object({
    from: DateText,
    to: DateText,
    /** Repeats by month and day, also across New Year. */
    yearly: v.optional(v.boolean()),
    label: v.optional(text(limits.exceptionLabel)),
    hours: most(Hours, limits.exceptionHours),
  }),
  v.forward(
    v.partialCheck([["from"], ["to"]], ({ from, to }) => from <= to, "must not end before it begins"),
    ["to"],
  ),
);
export type Exception = v.InferOutput<typeof Exception>;

/** When a team is there: by ISO weekday (Monday is 1), and otherwise on some dates. Where those overlap, the last one wins. */
export const Schedule = v.object({
  /** An IANA name. */
  timeZone: TimeZone,
  week: most(v.object({ day: v.picklist([1, 2, 3, 4, 5, 6, 7]), ...Hours.entries }), limits.weekHours),
  exceptions: most(Exception, limits.exceptions),
});
export type Schedule = v.InferOutput<typeof Schedule>;

function most<const S extends v.GenericSchema>(entry: S, count: number) {
  return v.pipe(v.array(entry), v.maxLength(count, `has more than ${count} entries`));
}

/** Intl also takes offsets such as +01:00, which are no zones. */
function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

function isDate(date: string): boolean {
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}
