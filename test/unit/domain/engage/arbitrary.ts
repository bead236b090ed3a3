import fc from "fast-check";
import type { Condition } from "#protocol/condition";
import type { Test } from "#protocol/condition-test";
import type { Facts } from "../../../../worker/domain/engage/facts.ts";
import { id, NOW, SECOND } from "./facts.ts";

/** Worlds small enough that what is asked for is often so. */
const paths = ["/", "/checkout", "/checkout/", "/Shop/blue", "/shop/red/", "/caf%C3%A9", "/100%"];
const patterns = ["/", "/checkout", "/shop/*", "*blue*", "*", "/café", "/100%", "/*/*", "/shop*red"];
const words = ["", "summer", "Summer-2026", "google", "*er*"];
const tags = ["de", "de-AT", "en", "DE-at", "deu"];
const countries = ["AT", "DE", "EG"];
const events = ["search", "cart.updated"];
const keys = ["plan", "constructor", "age"];
const values = ["pro", "PRO", "5", 5, true, "true", "", 0];
const kinds = ["rage", "flip"];
export const segmentIds = [id("one"), id("two"), id("gone")];
const departments = [id("sales"), id("care")];

const some = <T>(of: readonly T[]) => fc.array(fc.constantFrom(...of), { minLength: 1, maxLength: 3 });
const range = (most: number) =>
  fc
    .record({ least: fc.nat(most), most: fc.nat(most) }, { requiredKeys: [] })
    .filter(({ least, most }) => (least ?? most) !== undefined && (least ?? 0) <= (most ?? Number.POSITIVE_INFINITY));

/** One for each there is: the compiler asks for a new one. */
const tests: { [T in Test["test"]]: fc.Arbitrary<Extract<Test, { test: T }>> } = {
  page: fc.record({ test: fc.constant("page"), paths: some(patterns) }),
  been: fc.record(
    { test: fc.constant("been"), paths: some(patterns), times: fc.nat(3) },
    { requiredKeys: ["test", "paths"] },
  ),
  pages: range(5).map((bounds) => ({ test: "pages", ...bounds })),
  "time-on-page": range(6).map((bounds) => ({ test: "time-on-page", ...bounds })),
  "time-on-site": range(9).map((bounds) => ({ test: "time-on-site", ...bounds })),
  visits: range(3).map((bounds) => ({ test: "visits", ...bounds })),
  referrer: fc.record({ test: fc.constant("referrer"), in: some(words) }),
  campaign: fc.record({ test: fc.constant("campaign"), in: some(words) }),
  country: fc.record({ test: fc.constant("country"), in: some(countries) }),
  language: fc.record({ test: fc.constant("language"), in: some(tags) }),
  device: fc.record({ test: fc.constant("device"), in: some(["phone", "tablet"] as const) }),
  attribute: fc.oneof(
    fc.record({
      test: fc.constant("attribute"),
      op: fc.constant("set"),
      key: fc.constantFrom(...keys),
      set: fc.boolean(),
    }),
    fc.record({
      test: fc.constant("attribute"),
      op: fc.constant("is"),
      key: fc.constantFrom(...keys),
      in: some(values),
    }),
    fc.record({
      ...{ test: fc.constant("attribute"), op: fc.constant("has"), key: fc.constantFrom(...keys) },
      text: fc.constantFrom("r", "P", "5"),
    }),
    fc
      .tuple(fc.constantFrom(...keys), range(6))
      .map(([key, bounds]) => ({ test: "attribute", op: "number", key, ...bounds }) as const),
  ),
  event: fc
    .record(
      {
        ...{ test: fc.constant("event"), name: fc.constantFrom(...events), times: fc.integer({ min: 1, max: 3 }) },
        ...{ within: fc.nat(8), after: fc.nat(4) },
      },
      { requiredKeys: ["test", "name"] },
    )
    .filter(({ within, after }) => (after ?? 0) <= (within ?? Number.POSITIVE_INFINITY)),
  basket: fc
    .tuple(fc.constantFrom("items" as const, "value" as const), range(4))
    .map(([of, bounds]) => ({ test: "basket", of, ...bounds })),
  struggle: fc.record(
    { test: fc.constant("struggle"), least: fc.constantFrom(0, 0.5, 1), kind: fc.constantFrom(...kinds) },
    { requiredKeys: ["test", "least"] },
  ),
  segment: fc.record({ test: fc.constant("segment"), id: fc.constantFrom(...segmentIds) }),
  availability: fc.record({ test: fc.constant("availability"), open: fc.boolean() }),
  department: fc.record({ test: fc.constant("department"), id: fc.constantFrom(...departments), open: fc.boolean() }),
  hours: fc.record({ test: fc.constant("hours"), within: fc.boolean() }),
  known: fc.record({
    test: fc.constant("known"),
    fact: fc.constantFrom("visits", "country", "name", "events", "page", "hours"),
    known: fc.boolean(),
  }),
};

const timed: Test["test"][] = ["time-on-page", "time-on-site", "event"];

export const { condition, timedCondition } = (() => {
  const over = (leaf: fc.Arbitrary<Test>): fc.Arbitrary<Condition> =>
    fc.letrec<{ node: Condition }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4, depthSize: "small" },
        leaf,
        fc.record({ all: fc.array(tie("node"), { maxLength: 3 }) }),
        fc.record({ any: fc.array(tie("node"), { minLength: 1, maxLength: 3 }) }),
        fc.record({ not: tie("node") }),
      ),
    })).node;
  return {
    condition: over(fc.oneof(...Object.values(tests))),
    /** Mostly about time. */
    timedCondition: over(fc.oneof(...timed.map((test) => tests[test]), tests.segment, tests.country)),
  };
})();

/** Segments that lead to each other, now and then in a circle, which none that was parsed does. */
export const segments = fc.tuple(condition, condition).map(
  ([one, two]) =>
    new Map([
      [segmentIds[0] ?? "", one],
      [segmentIds[1] ?? "", two],
    ]),
);

/** Only those that name none before them, as in every list that was parsed. */
export const withoutCircles = (all: ReadonlyMap<string, Condition>): Map<string, Condition> =>
  new Map(
    [...all].filter(([, when], index) =>
      segmentIds.slice(0, index + 1).every((id) => !JSON.stringify(when).includes(`"${id}"`)),
    ),
  );

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null, freq: 4 });
const ago = fc.integer({ min: 0, max: 9_500 }).map((ms) => NOW - ms);
/** Often on the second, where bounds are. */
const when = fc.oneof(
  ago,
  fc.nat(9).map((seconds) => NOW - seconds * SECOND),
);

export const facts: fc.Arbitrary<Facts> = fc.record({
  now: fc.constant(NOW),
  page: maybe(fc.record({ path: fc.constantFrom(...paths), title: fc.constant("A page"), since: when })),
  trail: fc.record({ paths: fc.array(fc.constantFrom(...paths), { maxLength: 5 }), whole: fc.boolean() }),
  since: when,
  visits: maybe(fc.nat(4)),
  referrer: maybe(fc.constantFrom("", "https://www.google.com/", "https://SUMMER.example/")),
  campaign: maybe(fc.constantFrom("", "summer", "summer-2026", "winter")),
  country: maybe(fc.constantFrom(...countries)),
  language: maybe(fc.constantFrom(...tags)),
  device: maybe(fc.constantFrom("phone", "desktop")),
  person: fc.record(
    {
      name: fc.constantFrom("", "Ada"),
      attributes: fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(...values), { noNullPrototype: true }),
    },
    { requiredKeys: [] },
  ),
  events: maybe(
    fc.record({
      list: fc.array(fc.record({ name: fc.constantFrom(...events), at: when }), { maxLength: 5 }),
      whole: fc.boolean(),
    }),
  ),
  basket: maybe(fc.record({ items: fc.nat(4), value: maybe(fc.nat(4)) })),
  struggle: maybe(fc.record({ score: fc.constantFrom(0, 0.4, 0.5, 1), kinds: fc.subarray(kinds) })),
  availability: maybe(
    fc.record({
      open: fc.boolean(),
      departments: fc
        .subarray(departments)
        .chain((ids) => fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), open: fc.boolean() })))),
    }),
  ),
  hours: maybe(fc.boolean()),
  typing: fc.boolean(),
  talking: fc.boolean(),
  slots: fc.constant([]),
});
