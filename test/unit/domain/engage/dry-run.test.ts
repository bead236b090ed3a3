import { describe, expect, it } from "vitest";
import type { DryRun } from "#protocol/explained";
import { emptyLedger } from "#protocol/ledger";
import { drawOf } from "../../../../worker/domain/engage/draw-of.ts";
import { dryRun, type Sample } from "../../../../worker/domain/engage/dry-run.ts";
import type { Facts } from "../../../../worker/domain/engage/facts.ts";
import { ledgerAfter } from "../../../../worker/domain/engage/ledger.ts";
import { type Given, presets } from "../../../../worker/domain/engage/presets.ts";
import { noSegments } from "../../../../worker/domain/engage/segments.ts";
import { factsWith, id, NOW, SECOND } from "./facts.ts";

const given: Given = { id: id("basket"), name: "Help at the basket", department: null };
const basket = { ...presets.basket(given), on: true };
const greeting = { ...presets.greeting({ ...given, id: id("greeting") }), on: true };
const site = {
  triggers: [greeting, basket],
  segments: noSegments,
  restraint: { perVisit: 1, perWeek: 3, quietDays: 7 },
  site: "Acme",
};

const sample = (known: Partial<Facts> = {}, ledger = emptyLedger): Sample => ({
  facts: factsWith({ availability: { open: true, departments: [] }, since: NOW - 5 * SECOND, ...known }),
  ...{ ledger, visit: id("visit"), draw: () => 0.5 },
});
const onBasket = (seconds: number): Partial<Facts> => ({
  page: { path: "/en/basket", title: "Basket", since: NOW - seconds * SECOND },
  basket: { items: 2, value: 80 },
});

const of = (trigger: string, runs: DryRun[]) => runs.find((run) => run.trigger === trigger);

describe("a dry run", () => {
  it("[TRG13] counts who would be invited and who would not, by reason, the most frequent first", () => {
    const dismissed = ledgerAfter(emptyLedger, { trigger: id("other"), visit: id("last"), what: "dismissed" }, NOW - 1);
    const runs = dryRun(site, [
      sample(onBasket(60)),
      sample({ ...onBasket(60), since: NOW - 90 * SECOND }),
      sample(onBasket(10)),
      sample({ ...onBasket(60), typing: true }),
      sample(onBasket(60), dismissed),
      sample(),
      sample({ ...onBasket(60), basket: { items: 0, value: 0 } }),
    ]);
    expect(of(id("basket"), runs)).toEqual({
      ...{ trigger: id("basket"), visits: 7, fires: 2, later: 1 },
      not: [
        { because: "condition", visits: 3 },
        { because: "typing", visits: 1 },
        { because: "dismissed-lately", visits: 1 },
      ],
      tests: [
        { place: "when.all.0", yes: 6, no: 1, unknown: 0 },
        { place: "when.all.1", yes: 5, no: 2, unknown: 0 },
        { place: "when.all.2.any.0", yes: 5, no: 1, unknown: 1 },
        { place: "when.all.2.any.1", yes: 1, no: 6, unknown: 0 },
      ],
    });
    // Whoever is greeted at the basket is not greeted twice.
    expect(of(id("greeting"), runs)?.not).toContainEqual({ because: "lower-priority", visits: 1 });
    expect(of(id("greeting"), runs)?.later).toBe(6);
  });

  it("[TRG11] [TRG13] shows the share that is held out", () => {
    const half = { ...basket, holdout: 50 };
    const visits = Array.from({ length: 400 }, (_, n) => id(`v${n}-`)).map((visit) => ({
      ...sample(onBasket(60)),
      ...{ visit, draw: (trigger: string) => drawOf(trigger, visit) },
    }));
    const run = of(id("basket"), dryRun({ ...site, triggers: [half] }, visits));
    const held = run?.not.find(({ because }) => because === "held-out")?.visits ?? 0;
    expect((run?.fires ?? 0) + held).toBe(400);
    expect(Math.abs(held - 200)).toBeLessThan(50);
  });
});
