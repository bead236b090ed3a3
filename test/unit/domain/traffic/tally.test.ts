import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OTHER } from "#protocol/reports";
import { type Cell, nameOf, plus } from "../../../../worker/domain/traffic/cell.ts";
import { countsOf } from "../../../../worker/domain/traffic/count.ts";
import { groupOf, most } from "../../../../worker/domain/traffic/group.ts";
import type { Happening } from "../../../../worker/domain/traffic/happening.ts";
import { makeRank } from "../../../../worker/domain/traffic/rank.ts";
import { makeTally } from "../../../../worker/domain/traffic/tally.ts";
import { anyHappening, DAY, NOON } from "./happenings.ts";

const GOALS = ["signed-up"];
const KNOWN = Array.from({ length: 10 }, (_, i) => `/p${i}`);

/** What is stored after these batches; between two of them everything is forgotten, as by an eviction. */
function stored(batches: readonly (readonly Happening[])[], known = KNOWN): Cell[] {
  const cells = new Map<string, Cell>();
  for (const batch of batches) {
    const tally = makeTally({
      read: (of) => [...cells.values()].filter((cell) => groupOf(cell) === groupOf(of)),
      rank: ({ period }) => makeRank(known, period),
    });
    for (const one of batch) tally.add(countsOf(one, GOALS));
    for (const cell of tally.changed()) cells.set(nameOf(cell), cell);
  }
  return [...cells.values()]
    .filter(({ counts }) => counts.length > 0)
    .sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

const totals = (cells: readonly Cell[]) => {
  const sums = new Map<string, number[]>();
  for (const { kind, period, counts } of cells) {
    const key = `${kind} ${period}`;
    sums.set(key, plus(sums.get(key) ?? [], counts));
  }
  return [...sums].sort();
};

/** Any order of the same, in any batches. */
const shuffled = (happened: readonly Happening[], size: number, seed: number) => {
  const order = happened
    .map((one, i) => ({ one, by: Math.imul(i + 1, seed * 2 + 1) % 10_007 }))
    .sort((a, b) => a.by - b.by)
    .map(({ one }) => one);
  const batches: Happening[][] = [];
  for (let i = 0; i < order.length; i += size) batches.push(order.slice(i, i + size));
  return batches;
};

/** Primes above what is kept, so that every stride goes through all of them. */
const PAGES = 557;
const FROMS = 163;

/** In one hour, so many pages that the bounds are met. */
const crowded = (count: number, seed: number): Happening[] =>
  Array.from({ length: count }, (_, i) => ({
    kind: "viewed",
    at: NOON + (i % 10),
    path: `/p${Math.imul(i, 7 + seed) % PAGES}`,
    from: i % 3 === 0 ? null : `/p${Math.imul(i, 11 + seed) % FROMS}`,
  }));

describe("what happens on a site", () => {
  it("[TRF1] gives the same cells in any order and any batches", () =>
    fc.assert(
      fc.property(
        fc.array(anyHappening(), { maxLength: 120 }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(999),
        (happened, size, seed) => {
          expect(stored(shuffled(happened, size, seed))).toEqual(stored([happened]));
        },
      ),
      { numRuns: 100 },
    ));

  it(
    "[TRF3] gives the same cells in any order also where there are more pages than are kept",
    { timeout: 60_000 },
    () =>
      fc.assert(
        fc.property(fc.integer({ min: 50, max: 800 }), fc.nat(999), fc.nat(50), (size, seed, salt) => {
          const happened = crowded(1_500, salt);
          expect(stored(shuffled(happened, size, seed))).toEqual(stored([happened]));
        }),
        { numRuns: 8 },
      ),
  );

  it("[TRF3] loses no count to the bounds, and keeps them", { timeout: 60_000 }, () =>
    fc.assert(
      fc.property(fc.array(anyHappening(2_000), { minLength: 500, maxLength: 1_500 }), fc.nat(50), (happened, salt) => {
        const all = [...happened, ...crowded(1_500, salt)];
        const cells = stored([all]);
        const raw = all.flatMap((one) => countsOf(one, GOALS));
        expect(totals(cells)).toEqual(totals(raw));
        const pages = cells.filter(({ kind, period }) => kind === "page" && period === NOON);
        expect(pages.length).toBe(most.page + 1);
        const drawn = new Set(
          cells
            .filter(({ kind, period }) => kind === "flow" && period === NOON - (NOON % DAY))
            .flatMap(({ subject, detail }) => [subject, detail]),
        );
        expect(drawn.size).toBeLessThanOrEqual(most.flow + 2);
        expect(drawn).toContain(OTHER);
      }),
      { numRuns: 10 },
    ),
  );

  it("[TRF3] the pages that mattered before are kept, however many come", () => {
    const known = ["/p3", "/p399", "/p500"];
    const cells = stored([crowded(1_500, 0)], known);
    const paths = cells.filter(({ kind }) => kind === "page").map(({ subject }) => subject);
    expect(paths).toEqual(expect.arrayContaining(known));
  });

  it("[TRF1] keeps what a known page has exactly, beside all that is folded", () => {
    const happened = crowded(1_500, 3);
    const views = happened.filter((one) => one.kind === "viewed" && one.path === "/p3").length;
    const page = stored([happened]).find(({ kind, subject }) => kind === "page" && subject === "/p3");
    expect(page?.counts[0]).toBe(views);
  });
});
