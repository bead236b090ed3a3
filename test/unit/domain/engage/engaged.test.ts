import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyLedger, Fate, type Ledger, type LedgerEntry } from "#protocol/ledger";
import { limits } from "#protocol/limits";
import { mergeEngaged, notEngaged, tagged } from "../../../../worker/domain/engage/engaged.ts";
import { ledgerAfter, ledgerLeft, ledgerWithout, mergeLedgers } from "../../../../worker/domain/engage/ledger.ts";
import { id, NOW } from "./facts.ts";

const entry: fc.Arbitrary<LedgerEntry> = fc.record({
  trigger: fc.constantFrom("a", "b", "c").map(id),
  visit: fc.constantFrom("v1", "v2").map(id),
  at: fc.nat(2 * NOW),
  fate: fc.constantFrom(...Fate.options),
  fateAt: fc.nat(2 * NOW),
});
const ledger: fc.Arbitrary<Ledger> = fc
  .array(entry, { maxLength: 8 })
  .map((shown) => mergeLedgers({ ...emptyLedger, shown }, emptyLedger, 2 * NOW));
const rank: Record<Fate, number> = { shown: 0, ignored: 1, accepted: 2, dismissed: 3 };
const find = (of: Ledger, { trigger, visit }: LedgerEntry) =>
  of.shown.find((one) => one.trigger === trigger && one.visit === visit);

describe("two ledgers of one visitor", () => {
  it("[INV3] become one that forgets no invitation and no dismissal, says each once, and nothing of the future", () => {
    fc.assert(
      fc.property(ledger, ledger, (one, other) => {
        const both = mergeLedgers(one, other, NOW);
        for (const known of [...one.shown, ...other.shown]) {
          const kept = find(both, known);
          expect(rank[kept?.fate ?? "shown"]).toBeGreaterThanOrEqual(rank[known.fate]);
          expect(kept?.at).toBeLessThanOrEqual(Math.min(NOW, known.at));
          expect(kept?.fateAt).toBeLessThanOrEqual(NOW);
        }
        expect(new Set(both.shown.map(({ trigger, visit }) => trigger + visit)).size).toBe(both.shown.length);
        expect(mergeLedgers(both, one, NOW).shown.map(({ fate }) => fate)).toEqual(both.shown.map(({ fate }) => fate));
      }),
    );
  });

  it("[INV4] keep what was done in this visit, the tags of both, and the newer department", () => {
    const done = (trigger: string, department: string | null, tag: string) => ({
      ledger: ledgerAfter(emptyLedger, { trigger: id(trigger), visit: id("v1"), what: "done" }, NOW),
      tags: [tag],
      department,
    });
    expect(mergeEngaged(done("a", id("d1"), "one"), done("b", id("d2"), "two"))).toEqual({
      ledger: { shown: [], once: { visit: id("v1"), triggers: [id("a"), id("b")] } },
      tags: ["two", "one"],
      department: id("d1"),
    });
    expect(mergeEngaged(undefined, notEngaged)).toBe(notEngaged);
    expect(tagged(["a", "b"], [..."cdefghijb"])).toHaveLength(limits.tags);
  });
});

describe("[INV2] an invitation", () => {
  const about = { trigger: id("a"), visit: id("v1") };
  const shown = ledgerAfter(emptyLedger, { ...about, what: "shown" }, NOW);

  it("that could not be shown is as none, and one that was answered stays", () => {
    expect(ledgerWithout(shown, about)).toEqual(emptyLedger);
    const dismissed = ledgerAfter(shown, { ...about, what: "dismissed" }, NOW + 1);
    expect(ledgerWithout(dismissed, about)).toEqual(dismissed);
    expect(ledgerWithout(shown, { ...about, visit: id("v2") })).toEqual(shown);
  });

  it("that is on the screen when the visit is left was ignored; others stay as they are", () => {
    expect(ledgerLeft(shown, about.visit, NOW + 9).shown).toMatchObject([{ fate: "ignored", fateAt: NOW + 9 }]);
    expect(ledgerLeft(shown, id("v2"), NOW + 9)).toBe(shown);
  });
});
