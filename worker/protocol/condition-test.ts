import * as v from "valibot";
import { Device } from "./device.ts";
import { Id } from "./ids.ts";
import { limits } from "./limits.ts";
import { text } from "./text.ts";

const whole = (most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(0, "must be 0 or more"), v.maxValue(most, `must be ${most} or less`));
const share = v.pipe(v.number(), v.minValue(0, "must be 0 or more"), v.maxValue(1, "must be 1 or less"));
const amount = v.pipe(v.number(), v.minValue(0, "must be 0 or more"), v.maxValue(1e9, "is too large"));

const count = whole(10_000);
/** Up to a day. */
const seconds = whole(86_400);

/** At least, at most, or both, each included. */
const range = <S extends v.GenericSchema<number>>(bound: S) => ({ least: v.optional(bound), most: v.optional(bound) });
const entries = <S extends v.GenericSchema>(entry: S) =>
  v.pipe(
    v.array(entry),
    v.minLength(1, "needs an entry"),
    v.maxLength(limits.conditionEntries, `has more than ${limits.conditionEntries} entries`),
  );

/** A path, in which `*` stands for any run of characters; a slash at the end counts for nothing. */
const Pattern = v.pipe(text(limits.path), v.trim(), v.regex(/^[/*]/, "must begin with / or *"));
/** An empty one stands for none. */
const Said = v.pipe(text(limits.referrer), v.trim());
const Country = v.pipe(v.string(), v.toUpperCase(), v.regex(/^[A-Z]{2}$/, "must be two letters, such as AT"));
/** A language tag; `de` covers `de-AT`. */
export const Language = v.pipe(
  v.string(),
  v.maxLength(35),
  v.regex(/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i, "must be a language tag, such as de or de-AT"),
);
const Key = v.pipe(text(limits.attributeKey), v.trim(), v.minLength(1, "is empty"));
const Value = v.union([text(limits.attributeValue), v.number(), v.boolean()]);

const attribute = { test: v.literal("attribute"), key: Key };

/** Facts of which it can be asked whether they are known at all. */
export const Knowable = v.picklist([
  ...["page", "visits", "referrer", "campaign", "country", "language", "device"],
  ...["name", "events", "basket", "struggle", "availability", "hours"],
] as const);
export type Knowable = v.InferOutput<typeof Knowable>;

const AnyTest = v.variant("test", [
  /** The page they are on. */
  v.strictObject({ test: v.literal("page"), paths: entries(Pattern) }),
  /** Pages of the visit so far, this one included: such a one was seen, so many times at least (once). */
  v.strictObject({ test: v.literal("been"), paths: entries(Pattern), times: v.optional(count) }),
  v.strictObject({ test: v.literal("pages"), ...range(count) }),
  v.strictObject({ test: v.literal("time-on-page"), ...range(seconds) }),
  v.strictObject({ test: v.literal("time-on-site"), ...range(seconds) }),
  /** Visits with this one; 1 is the first. */
  v.strictObject({ test: v.literal("visits"), ...range(count) }),
  /** Any of these is part of it, in capitals or not. */
  v.strictObject({ test: v.literal("referrer"), in: entries(Said) }),
  /** It is one of these, with `*` as in a path. */
  v.strictObject({ test: v.literal("campaign"), in: entries(Said) }),
  v.strictObject({ test: v.literal("country"), in: entries(Country) }),
  v.strictObject({ test: v.literal("language"), in: entries(Language) }),
  v.strictObject({ test: v.literal("device"), in: entries(Device) }),
  v.variant("op", [
    v.strictObject({ ...attribute, op: v.literal("set"), set: v.boolean() }),
    v.strictObject({ ...attribute, op: v.literal("is"), in: entries(Value) }),
    v.strictObject({ ...attribute, op: v.literal("has"), text: v.pipe(text(limits.attributeValue), v.minLength(1)) }),
    v.strictObject({ ...attribute, op: v.literal("number"), ...range(v.number()) }),
  ]),
  /** So many times at least (once), within the last so many seconds, and the last one so many seconds ago or longer. */
  v.strictObject({
    test: v.literal("event"),
    name: Key,
    times: v.optional(v.pipe(count, v.minValue(1, "must be 1 or more"))),
    within: v.optional(seconds),
    after: v.optional(seconds),
  }),
  v.variant("of", [
    v.strictObject({ test: v.literal("basket"), of: v.literal("items"), ...range(count) }),
    v.strictObject({ test: v.literal("basket"), of: v.literal("value"), ...range(amount) }),
  ]),
  /** The score at least, and a sign of this kind among its reasons. */
  v.strictObject({ test: v.literal("struggle"), least: share, kind: v.optional(Key) }),
  v.strictObject({ test: v.literal("segment"), id: Id }),
  v.strictObject({ test: v.literal("availability"), open: v.boolean() }),
  v.strictObject({ test: v.literal("department"), id: Id, open: v.boolean() }),
  /** Whether the schedule says open, whoever is there. */
  v.strictObject({ test: v.literal("hours"), within: v.boolean() }),
  v.strictObject({ test: v.literal("known"), fact: Knowable, known: v.boolean() }),
]);

/** One question about a visitor or the site. Seconds, counts and amounts of money are `least` to `most`. */
export const Test = v.pipe(
  AnyTest,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const wrong = misfit(dataset.value);
    if (wrong === null) return;
    const { key, message } = wrong;
    addIssue({
      message,
      path: [{ type: "object", origin: "value", input: { ...dataset.value }, key, value: undefined }],
    });
  }),
);
export type Test = v.InferOutput<typeof Test>;

/** What is sound field by field and can still never hold, or always does. */
function misfit(test: Test): { key: string; message: string } | null {
  if (test.test === "event") {
    const { within, after } = test;
    const never = within !== undefined && after !== undefined && within < after;
    return never ? { key: "within", message: 'is below "after"' } : null;
  }
  if (!isRanged(test)) return null;
  const { least, most } = test;
  if (least === undefined && most === undefined) return { key: "least", message: 'is missing, and so is "most"' };
  return least !== undefined && most !== undefined && least > most
    ? { key: "most", message: 'is below "least"' }
    : null;
}

type Ranged = Exclude<Extract<Test, { least?: number | undefined }>, { test: "struggle" }>;

function isRanged(test: Test): test is Ranged {
  switch (test.test) {
    case "pages":
    case "time-on-page":
    case "time-on-site":
    case "visits":
    case "basket":
      return true;
    case "attribute":
      return test.op === "number";
    default:
      return false;
  }
}
