import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition } from "#protocol/condition";
import { evaluate } from "../../../../worker/domain/engage/evaluate.ts";
import type { Facts } from "../../../../worker/domain/engage/facts.ts";
import { soonest } from "../../../../worker/domain/engage/soonest.ts";
import { facts, segments, timedCondition } from "./arbitrary.ts";
import { factsWith, id, NOW, SECOND, segmentsOf } from "./facts.ts";

const at = (facts: Facts, now: number): Facts => ({ ...facts, now });

describe("when a condition changes its mind by time alone", () => {
  it("[TRG5] nothing changes before then, and then it does", () => {
    let changes = 0;
    fc.assert(
      fc.property(
        timedCondition,
        facts,
        segments,
        fc.array(fc.nat(20_000), { maxLength: 20 }),
        (when, facts, segments, later) => {
          const holds = evaluate(when, facts, segments);
          const wait = soonest(when, facts, segments);
          if (wait !== null) {
            changes++;
            expect(wait).toBeGreaterThan(0);
            expect(evaluate(when, at(facts, NOW + wait), segments)).toBe(!holds);
          }
          const end = wait ?? Number.POSITIVE_INFINITY;
          // Also on the seconds and beside them, where bounds are.
          const seconds = Array.from({ length: 20 }, (_, index) => index * SECOND);
          const edges = [facts.since, ...(facts.page === null ? [] : [facts.page.since])].flatMap((start) =>
            seconds.flatMap((ms) => [start + ms - NOW, start + ms + 1 - NOW]),
          );
          for (const ms of [...later, ...edges, end - 1])
            if (ms >= 0 && ms < end)
              expect(evaluate(when, at(facts, NOW + ms), segments), `after ${ms} ms`).toBe(holds);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(changes).toBeGreaterThan(300);
  });

  it("[TRG5] is to the millisecond, for what begins and for what ends", () => {
    const of = (when: Condition, change: Partial<Facts> = {}) => soonest(when, factsWith(change));
    expect(of({ test: "time-on-page", least: 60 })).toBe(50_000);
    expect(of({ test: "time-on-site", least: 60 })).toBeNull();
    expect(of({ test: "time-on-site", most: 60 })).toBe(1);
    expect(of({ not: { test: "time-on-page", least: 60 } })).toBe(50_000);
    expect(of({ test: "country", in: ["AT"] })).toBeNull();
    const events = { list: [{ name: "search", at: NOW - 5_000 }], whole: true };
    expect(of({ test: "event", name: "search", within: 30 }, { events })).toBe(25_001);
    expect(of({ test: "event", name: "search", after: 30 }, { events })).toBe(25_000);
    // The earlier of two, also where it has fewer digits.
    const early = { now: 9_000, since: 0, page: { path: "/", title: "", since: 500 } };
    expect(
      of(
        {
          any: [
            { test: "time-on-site", least: 10 },
            { test: "time-on-page", least: 9 },
          ],
        },
        early,
      ),
    ).toBe(500);
  });

  it("[TRG5] looks only at what would make a difference", () => {
    const austrian: Condition = { test: "country", in: ["AT"] };
    const long: Condition = { test: "time-on-page", least: 60 };
    expect(soonest({ any: [austrian, long] }, factsWith())).toBeNull();
    expect(soonest({ all: [{ not: austrian }, long] }, factsWith())).toBeNull();
    const segments = segmentsOf([
      { id: id("patient"), name: "", when: long },
      { id: id("outer"), name: "", when: { test: "segment", id: id("patient") } },
    ]);
    expect(soonest({ test: "segment", id: id("outer") }, factsWith(), segments)).toBe(50_000);
  });
});
