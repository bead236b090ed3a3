import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NONE, OTHER } from "#protocol/reports";
import { matchesStars } from "../../../../worker/domain/pattern/matches-stars.ts";
import { readEvent, withEvent } from "../../../../worker/domain/presence/event.ts";
import type { LiveVisit } from "../../../../worker/domain/presence/visit.ts";
import { DRAWN, drawnFlow } from "../../../../worker/domain/traffic/drawn-flow.ts";
import { BUCKETS, bucketOf, LONGEST_STAY, medianStay } from "../../../../worker/domain/traffic/stay.ts";

describe("the usual time on a page", () => {
  it("[TRF6] is as near the true median as the buckets tell", () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: LONGEST_STAY }), { minLength: 1, maxLength: 99 }), (stays) => {
        const times = Array.from({ length: BUCKETS }, () => 0);
        for (const ms of stays) times[bucketOf(ms)] = (times[bucketOf(ms)] ?? 0) + 1;
        const median = medianStay(times) ?? Number.NaN;
        const inOrder = stays.toSorted((one, other) => one - other);
        const lower = inOrder[Math.floor((stays.length - 1) / 2)] ?? 0;
        const upper = inOrder[Math.ceil((stays.length - 1) / 2)] ?? 0;
        expect(bucketOf(median)).toBeGreaterThanOrEqual(bucketOf(lower));
        expect(bucketOf(median)).toBeLessThanOrEqual(bucketOf(upper) + 1);
      }),
    ));

  it("[TRF6] is not known where nobody stayed", () => expect(medianStay([0, 0])).toBeNull());
});

describe("a path pattern", () => {
  it("takes * for any text, also none", () => {
    const is: [string, string, boolean][] = [
      ["/", "/", true],
      ["/a", "/a/", false],
      ["/a*", "/a", true],
      ["/*/b", "/a/b", true],
      ["/a*a", "/a", false],
      ["*/checkout*", "/de/checkout/pay", true],
      ["/a*b*c", "/a-b-c", true],
      ["/a*b*c", "/a-c-b", false],
    ];
    for (const [pattern, path, matches] of is)
      expect([pattern, path, matchesStars(pattern, path)]).toEqual([pattern, path, matches]);
  });

  it("is as a regular expression says", () => {
    const part = fc.stringMatching(/^[ab/*]{0,8}$/);
    fc.assert(
      fc.property(part, fc.stringMatching(/^[ab/]{0,8}$/), (pattern, path) => {
        expect(matchesStars(pattern, path)).toBe(new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(path));
      }),
      { numRuns: 500 },
    );
  });
});

describe("a drawing of the flow", () => {
  const name = fc.oneof(
    fc.nat(60).map((n) => `/p${n}`),
    fc.constantFrom(NONE, OTHER),
  );
  it("[TRF3] names the pages most people went through, and loses no count", () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ from: name, to: name, count: fc.integer({ min: 1, max: 99 }) }), {
          minLength: 100,
          maxLength: 300,
        }),
        (links) => {
          const { links: drawn, pages } = drawnFlow(links);
          const all = (some: readonly { count: number }[]) => some.reduce((n, { count }) => n + count, 0);
          expect(all(drawn)).toBe(all(links));
          const named = pages.filter(({ path }) => path !== OTHER);
          expect(named.length).toBeLessThanOrEqual(DRAWN);
          for (const { path, through } of named) expect(through).toBe(all(links.filter(({ to }) => to === path)));
          const least = Math.min(...named.map(({ through }) => through));
          const rest = new Set(links.flatMap(({ to }) => (named.some(({ path }) => path === to) ? [] : [to])));
          for (const to of rest)
            if (to !== NONE && to !== OTHER)
              expect(all(links.filter((link) => link.to === to))).toBeLessThanOrEqual(least);
        },
      ),
    ));
});

describe("an event of a visit", () => {
  const visit: LiveVisit = {
    ...{ id: "v", link: "l", since: 1, origin: "https://shop.example", referrer: "", country: null, language: "en" },
    ...{
      device: "desktop",
      browser: "",
      trail: [],
      lastEvent: null,
      acts: [],
      city: null,
      timeZone: null,
      tabs: [],
      leftAt: null,
    },
  };

  it("[TRF8] keeps the properties that have a meaning, within bounds, and no others", () => {
    const props = { items: 3, value: 99.5, currency: "eur", email: "kari@example.com", query: "boots", field: "name" };
    expect(readEvent("cart.updated", props, 1)).toEqual({
      name: "cart.updated",
      at: 1,
      items: 3,
      value: 99.5,
      currency: "EUR",
    });
    expect(readEvent("order.completed", props, 1)).toEqual({
      name: "order.completed",
      at: 1,
      value: 99.5,
      currency: "EUR",
    });
    expect(readEvent("search", { ...props, results: 0 }, 1)).toEqual({
      name: "search",
      at: 1,
      query: "boots",
      results: 0,
    });
    expect(readEvent("form.error", props, 1)).toEqual({ name: "form.error", at: 1, field: "name" });
    expect(readEvent("cart.updated", { items: -1, value: "99", currency: "euros" }, 1)).toEqual({
      name: "cart.updated",
      at: 1,
    });
    expect(readEvent("search", { query: `a\n${"x".repeat(200)}` }, 1).query).toMatch(/^a x{78}$/);
    expect(readEvent("toString", { items: 1 }, 1)).toEqual({ name: "toString", at: 1 });
  });

  it("[TRF8] makes the basket what the page said last, until it is ordered; the last ten are kept", () => {
    const did = (before: LiveVisit, name: string, props = {}, at = 5) => withEvent(before, readEvent(name, props, at));
    const filled = did(visit, "cart.updated", { items: 2, value: 10, currency: "EUR" });
    expect(filled.basket).toEqual({ at: 5, items: 2, value: 10, currency: "EUR" });
    expect(did(filled, "cart.updated", { value: 3 }).basket).toEqual(filled.basket);
    expect(did(filled, "order.completed", { value: 10, currency: "EUR" }).basket).toBeUndefined();
    const many = Array.from({ length: 12 }, (_, i) => `e${i}`).reduce((before, name) => did(before, name), visit);
    expect(many.events?.map(({ name }) => name)).toEqual(Array.from({ length: 10 }, (_, i) => `e${i + 2}`));
    expect(many.lastEvent).toEqual({ name: "e11", at: 5 });
  });
});
