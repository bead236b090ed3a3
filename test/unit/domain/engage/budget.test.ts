import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { emptyLedger, Ledger } from "#protocol/ledger";
import { limits } from "#protocol/limits";
import { Restraint } from "#protocol/trigger";
import { type Happened, ledgerAfter } from "../../../../worker/domain/engage/ledger.ts";
import { type Ask, mayInvite } from "../../../../worker/domain/engage/may-invite.ts";
import { DAY, id, NOW } from "./facts.ts";

const usual = v.parse(Restraint, {});
const ask = (change: Partial<Ask> = {}): Ask => ({
  ...{ trigger: id("greet"), visit: id("v1"), toChat: true, answered: true, typing: false, talking: false },
  ...change,
});
const shown = (trigger: string, visit: string): Happened => ({ trigger: id(trigger), visit: id(visit), what: "shown" });
const ledgerOf = (...steps: [Happened, at: number][]) =>
  steps.reduce((ledger, [happened, at]) => ledgerAfter(ledger, happened, at), emptyLedger);
const gone = (trigger: string, visit: string, what: Happened["what"] = "ignored"): Happened => ({
  ...shown(trigger, visit),
  what,
});

type Told = { trigger: string; visit: string; at: number };
const WEEK = 7 * DAY;

/** Asks with what becomes of them, in whatever order; the visits of one person, of which the next begins while the last still lives. */
const step = fc.record({
  wait: fc.oneof(fc.nat(60_000), fc.nat(DAY), fc.nat(9 * DAY), fc.constantFrom(DAY, WEEK, 3 * DAY)),
  trigger: fc.constantFrom("a", "b", "c", "d", "e").map(id),
  does: fc.constantFrom(
    "ask",
    "ask",
    "ask",
    "ignored",
    "dismissed",
    "accepted",
    "ignored",
    "shown again",
    "held-out",
    "done",
    "new visit",
    "new visit",
  ),
  before: fc.boolean(),
  answered: fc.constantFrom(true, true, true, true, false, null),
  typing: fc.constantFrom(false, false, false, true),
});
const restraint = fc.record({ perVisit: fc.nat(5), perWeek: fc.nat(10), quietDays: fc.nat(30) });

describe("the budget", () => {
  it("[TRG9] is never exceeded, in any order of asks, invitations, dismissals and passing time", () => {
    let invitations = 0;
    fc.assert(
      fc.property(
        fc.oneof(fc.constant(usual), restraint),
        fc.array(step, { maxLength: 60, size: "max" }),
        (restraint, steps) => {
          let now = NOW;
          let visit = 1;
          let ledger = emptyLedger;
          const told: Told[] = [];
          const dismissals: number[] = [];
          const begun = [NOW, NOW];
          const sent = new Set<string>();
          for (const { wait, trigger, does, before, answered, typing } of steps) {
            now += wait;
            // Of two visits that go on side by side none lasts for a month.
            const fresh = (visit: number) => now - (begun[visit] ?? now) < 30 * DAY;
            if (!fresh(visit)) visit = begun.push(now) - 1;
            const number = before && fresh(visit - 1) ? Math.max(1, visit - 1) : visit;
            const on = id(`v${number}-`);
            if (does === "new visit") visit = begun.push(now) - 1;
            else if (does === "ask") {
              if (!mayInvite(ledger, ask({ trigger, visit: on, answered, typing }), restraint, now).ok) continue;
              expect(typing).toBe(false);
              expect(answered).toBe(true);
              invitations++;
              told.push({ trigger, visit: on, at: now });
              ledger = ledgerAfter(ledger, { trigger, visit: on, what: "shown" }, now);
            } else if (does === "shown again") {
              const last = told.at(-1);
              if (last !== undefined) ledger = ledgerAfter(ledger, { ...last, what: "shown" }, now);
            } else if (does === "held-out" || does === "done")
              ledger = ledgerAfter(ledger, { trigger, visit: on, what: does }, now);
            else {
              const last = before ? told.findLast((one) => one.trigger === trigger) : told.at(-1);
              if (last === undefined) continue;
              const which = `${last.trigger} ${last.visit}`;
              if (does === "dismissed" && !sent.has(which)) {
                sent.add(which);
                dismissals.push(now);
              }
              ledger = ledgerAfter(ledger, { ...last, what: does }, now);
            }
            v.parse(Ledger, ledger);
          }

          const quiet = restraint.quietDays * DAY;
          for (const [index, one] of told.entries()) {
            const earlier = told.slice(0, index);
            expect(told.filter(({ visit }) => visit === one.visit).length).toBeLessThanOrEqual(restraint.perVisit);
            const week = told.filter(({ at }) => at >= one.at && at < one.at + WEEK);
            expect(week.length).toBeLessThanOrEqual(restraint.perWeek);
            for (const dismissed of dismissals) expect(one.at > dismissed && one.at < dismissed + quiet).toBe(false);
            for (const same of earlier.filter(({ trigger }) => trigger === one.trigger)) {
              expect(same.visit).not.toBe(one.visit);
              expect(one.at - same.at).toBeGreaterThanOrEqual(quiet);
            }
          }
        },
      ),
      { numRuns: 800 },
    );
    expect(invitations).toBeGreaterThan(1_000);
  });

  it("[TRG9] says exactly from when on time alone makes it bearable", () => {
    let waits = 0;
    fc.assert(
      fc.property(
        restraint,
        fc.array(step, { maxLength: 20, size: "max" }),
        fc.boolean(),
        (restraint, steps, typing) => {
          let now = NOW;
          let ledger = emptyLedger;
          for (const [index, { wait, trigger, does }] of steps.entries()) {
            now += wait;
            const what = does === "ask" || does === "new visit" || does === "shown again" ? "shown" : does;
            ledger = ledgerAfter(ledger, { trigger, visit: id(`v${Math.floor(index / 3)}-`), what }, now);
          }
          const asked = ask({ trigger: id("a"), visit: id("now"), typing });
          const said = mayInvite(ledger, asked, restraint, now);
          if (said.ok) return;
          if (said.until === null) {
            expect(mayInvite(ledger, asked, restraint, now + 400 * DAY).ok).toBe(false);
            return;
          }
          waits++;
          expect(said.until).toBeGreaterThan(now);
          expect(mayInvite(ledger, asked, restraint, said.until - 1).ok).toBe(false);
          expect(mayInvite(ledger, asked, restraint, said.until).ok).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
    expect(waits).toBeGreaterThan(100);
  });

  it("[TRG9] is by default one a visit, three a week, seven quiet days after a dismissal, and the same one no sooner", () => {
    expect(usual).toEqual({ perVisit: 1, perWeek: 3, quietDays: 7 });
    const may = (ledger: Ledger, change: Partial<Ask>, now: number) => mayInvite(ledger, ask(change), usual, now);
    expect(may(emptyLedger, {}, NOW)).toEqual({ ok: true });

    const one = ledgerOf([shown("greet", "v1"), NOW], [gone("greet", "v1"), NOW + 1]);
    const other = { trigger: id("basket") };
    expect(may(one, other, NOW + 1)).toEqual({ ok: false, why: "enough-this-visit", until: null });
    expect(may(one, { ...other, visit: id("v2") }, NOW + 1)).toEqual({ ok: true });
    expect(may(one, { visit: id("v2") }, NOW + 1)).toEqual({ ok: false, why: "same-reason", until: NOW + WEEK });

    const dismissed = ledgerOf([shown("greet", "v1"), NOW], [gone("greet", "v1", "dismissed"), NOW + 5]);
    expect(may(dismissed, { ...other, visit: id("v2") }, NOW + 6)).toEqual({
      ...{ ok: false, why: "dismissed-lately", until: NOW + 5 + WEEK },
    });

    const three = ledgerOf([shown("a", "v1"), NOW], [shown("b", "v2"), NOW + DAY], [shown("c", "v3"), NOW + 2 * DAY]);
    expect(may(three, { visit: id("v4") }, NOW + 3 * DAY)).toEqual({
      ok: false,
      why: "enough-this-week",
      until: NOW + WEEK,
    });
    expect(may(three, { visit: id("v4") }, NOW + WEEK)).toEqual({ ok: true });
  });

  it("[TRG9] has none beside another, while somebody types or talks, or to chat when nobody can answer", () => {
    const two = { ...usual, perVisit: 2 };
    const showing = ledgerOf([shown("greet", "v1"), NOW]);
    const other = ask({ trigger: id("basket") });
    expect(mayInvite(showing, other, two, NOW + 1)).toEqual({ ok: false, why: "one-is-shown", until: null });
    for (const what of ["ignored", "accepted"] as const)
      expect(mayInvite(ledgerAfter(showing, gone("greet", "v1", what), NOW), other, two, NOW + 1)).toEqual({
        ok: true,
      });
    const why = (change: Partial<Ask>) => mayInvite(emptyLedger, ask(change), usual, NOW);
    expect(why({ typing: true })).toEqual({ ok: false, why: "typing", until: null });
    expect(why({ talking: true })).toEqual({ ok: false, why: "in-conversation", until: null });
    for (const answered of [false, null]) {
      expect(why({ answered })).toEqual({ ok: false, why: "nobody-there", until: null });
      expect(why({ answered, toChat: false })).toEqual({ ok: true });
    }
  });
});

describe("the ledger", () => {
  it("[TRG9] comes to the same fate in whatever order and however often it is told", () => {
    const fates = ["shown", "ignored", "accepted", "dismissed"] as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fates), { minLength: 1 }), (told) => {
        const ledger = told.reduce((ledger, what) => ledgerAfter(ledger, gone("a", "v", what), NOW), emptyLedger);
        expect(ledger.shown.map(({ fate }) => fate)).toEqual([fates.findLast((fate) => told.includes(fate))]);
      }),
    );
  });

  it("[TRG12] keeps ids, times and what became of it, forgets after 30 days, and stays small", () => {
    const old = ledgerOf([shown("a", "v1"), NOW], [shown("b", "v2"), NOW + 30 * DAY + 1]);
    expect(old.shown).toEqual([
      { trigger: id("b"), visit: id("v2"), at: NOW + 30 * DAY + 1, fate: "shown", fateAt: NOW + 30 * DAY + 1 },
    ]);
    // What is looked at still is kept: a dismissal counts from when it was.
    const late = ledgerOf(
      [shown("a", "v1"), NOW],
      [gone("a", "v1", "dismissed"), NOW + 20 * DAY],
      [shown("b", "v2"), NOW + 40 * DAY],
    );
    expect(late.shown.map(({ trigger }) => trigger)).toEqual([id("a"), id("b")]);
    // A visit that lasts longer than that is still one visit.
    const long = ledgerOf([shown("a", "v1"), NOW], [gone("a", "v1"), NOW], [shown("b", "v1"), NOW + 40 * DAY]);
    expect(long.shown.length).toBe(2);
    const many = ledgerOf(...Array.from({ length: 80 }, (_, n): [Happened, number] => [shown("a", `v${n}-`), NOW + n]));
    expect(many.shown.length).toBe(limits.ledger);
    expect(many.shown.at(-1)?.visit).toBe(id("v79-"));
    const quiet = ledgerOf(
      ...Array.from({ length: 80 }, (_, n): [Happened, number] => [gone(`t${n}-`, "v", "done"), NOW]),
    );
    expect(v.is(Ledger, quiet)).toBe(true);
    expect(quiet.shown).toEqual([]);
  });
});
