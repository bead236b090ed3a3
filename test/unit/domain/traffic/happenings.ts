import fc from "fast-check";
import type { Happening } from "../../../../worker/domain/traffic/happening.ts";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** A Wednesday at noon. */
export const NOON = 1_764_072_000_000;

const at = fc.integer({ min: 0, max: 2 * DAY }).map((after) => NOON + after);
/** `pages`: how many there are; a few are seen far more often. */
const pathOf = (pages: number) =>
  fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: pages })).map((n) => `/p${n}`);

const of = fc.record({
  country: fc.constantFrom("NO", "DE", ""),
  device: fc.constantFrom("phone" as const, "desktop" as const),
  campaign: fc.integer({ min: 0, max: 300 }).map((n) => `campaign ${n}`),
  referrer: fc.constantFrom("", "search.example"),
});

/** Anything that may happen, on a site of so many pages. */
export function anyHappening(pages = 20): fc.Arbitrary<Happening> {
  const path = pathOf(pages);
  const left = fc.record({
    kind: fc.constant("left" as const),
    at,
    path,
    after: fc.integer({ min: 0, max: HOUR }),
  });
  const ended = fc.record({ kind: fc.constant("ended" as const), at, path });
  return fc.oneof(
    fc.record({ kind: fc.constant("began" as const), at, of }),
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("viewed" as const), at, path, from: fc.option(path) }) },
    left,
    ended,
    fc.record({ kind: fc.constant("undone" as const), what: fc.oneof(left, ended) }),
    fc.record({
      kind: fc.constant("did" as const),
      at,
      name: fc.constantFrom("order.completed", "signed-up", "search"),
      value: fc.integer({ min: 0, max: 9_999 }).map((cents) => cents / 100),
      currency: fc.constantFrom("EUR", "NOK"),
    }),
    fc.record({ kind: fc.constant("reached" as const), at, funnel: fc.constant("f"), step: fc.nat(3) }),
    fc.record({ kind: fc.constant("wrote" as const), at, of }),
    fc.record({
      kind: fc.constant("invited" as const),
      at,
      trigger: fc.constant("t"),
      what: fc.constantFrom("shown" as const, "accepted" as const, "held-out" as const),
    }),
  );
}
