import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition } from "#protocol/condition";
import type { Because } from "#protocol/explained";
import { emptyLedger } from "#protocol/ledger";
import type { Action, Trigger } from "#protocol/trigger";
import { choose, type Situation } from "../../../../worker/domain/engage/choose.ts";
import { drawOf } from "../../../../worker/domain/engage/draw-of.ts";
import { evaluate } from "../../../../worker/domain/engage/evaluate.ts";
import type { Facts } from "../../../../worker/domain/engage/facts.ts";
import { ledgerAfter } from "../../../../worker/domain/engage/ledger.ts";
import { noSegments } from "../../../../worker/domain/engage/segments.ts";
import { why } from "../../../../worker/domain/engage/why.ts";
import { condition, facts, timedCondition } from "./arbitrary.ts";
import { factsWith, id, NOW } from "./facts.ts";

const OPEN = {
  open: true,
  departments: [
    { id: id("sales"), open: true },
    { id: id("care"), open: false },
  ],
};
const invite: Action = { do: "invite", as: "bubble", to: "chat" };
const trigger = (word: string, change: Partial<Trigger> = {}): Trigger => ({
  ...{ id: id(word), name: word, on: true, when: { all: [] }, does: [invite], holdout: 0, priority: 50 },
  texts: [{ language: "en", says: [`Hello from ${word}`] }],
  ...change,
});

const situation = (triggers: Trigger[], change: Partial<Situation> = {}, known: Partial<Facts> = {}): Situation => ({
  ...{ triggers, segments: noSegments, facts: factsWith({ availability: OPEN, ...known }), ledger: emptyLedger },
  ...{ restraint: { perVisit: 1, perWeek: 3, quietDays: 7 }, visit: id("visit"), site: "Acme", draw: () => 0.5 },
  ...change,
});

const became = (asked: Situation): (Because | "fires")[] =>
  choose(asked).verdicts.map((verdict) => (verdict.fires ? "fires" : verdict.because));
const never: Condition = { test: "country", in: ["DE"] };

describe("the choice among triggers", () => {
  it("[TRG10] is the one with the highest priority that may, of equals the first, and never two", () => {
    const low = trigger("low", { priority: 10 });
    const high = trigger("high", { priority: 90 });
    const equal = trigger("equal", { priority: 90 });
    const cannot = trigger("cannot", { priority: 100, when: never });
    const choice = choose(situation([low, cannot, high, equal]));
    expect(choice.invitation).toEqual({
      ...{
        trigger: id("high"),
        shows: { as: "bubble", to: "chat" },
        text: "Hello from high",
        language: "en",
        quietly: [],
      },
    });
    expect(choice.verdicts).toEqual([
      { trigger: id("low"), fires: false, because: "lower-priority", until: null },
      { trigger: id("cannot"), fires: false, because: "condition", until: null },
      { trigger: id("high"), fires: true },
      { trigger: id("equal"), fires: false, because: "lower-priority", until: null },
    ]);
  });

  it("[TRG10] says why not, with what came first", () => {
    const of = (change: Partial<Trigger>, known: Partial<Facts> = {}, around: Partial<Situation> = {}) =>
      became(situation([trigger("one", change)], around, known))[0];
    const slot: Action = { do: "invite", as: "inline", slot: "side", to: "chat" };
    expect(of({ on: false, when: never })).toBe("off");
    expect(of({ when: never, texts: [{ language: "en", says: ["{name}"] }] })).toBe("condition");
    expect(of({ texts: [{ language: "en", says: ["Hi {name}"] }], does: [slot] })).toBe("no-words");
    expect(of({ does: [slot] }, { typing: true })).toBe("no-slot");
    expect(of({ does: [slot] }, { slots: ["side"] })).toBe("fires");
    expect(of({ holdout: 50 }, { typing: true }, { draw: () => 0 })).toBe("typing");
    expect(of({}, { talking: true })).toBe("in-conversation");
    expect(of({}, { availability: { open: false, departments: [] } })).toBe("nobody-there");
    expect(of({ holdout: 50 }, {}, { draw: () => 0.49 })).toBe("held-out");
    expect(of({ holdout: 50 }, {}, { draw: () => 0.5 })).toBe("fires");
    expect(of({ holdout: 0 }, {}, { draw: () => 0 })).toBe("fires");
  });

  it("[TRG9] asks whether the trigger's own department answers", () => {
    const to = (word: string): Partial<Trigger> => ({ does: [invite, { do: "department", id: id(word) }] });
    expect(became(situation([trigger("s", to("sales"))]))).toEqual(["fires"]);
    expect(became(situation([trigger("c", to("care"))]))).toEqual(["nobody-there"]);
    // One that is gone counts as the site.
    expect(became(situation([trigger("g", to("gone"))]))).toEqual(["fires"]);
    const leave: Action = { do: "invite", as: "launcher", to: "message" };
    expect(became(situation([trigger("c", { does: [leave, { do: "department", id: id("care") }] })]))).toEqual([
      "fires",
    ]);
  });

  it("[TRG8] shows an article without words of its own, and does with an invitation what is quiet in it", () => {
    const does: Action[] = [
      { do: "article", url: "/help/sizes", title: "Sizes" },
      { do: "tag", tag: "sizes" },
    ];
    const { invitation } = choose(situation([trigger("a", { does, texts: [] })], {}, { availability: null }));
    expect(invitation).toEqual({
      ...{ trigger: id("a"), shows: { as: "article", url: "/help/sizes", title: "Sizes" }, text: null, language: null },
      quietly: [{ do: "tag", tag: "sizes" }],
    });
    // What is not shown does nothing.
    expect(choose(situation([trigger("a", { does })], {}, { typing: true })).quietly).toEqual([]);
  });

  it("[TRG8] does what is quiet once a visit, beside an invitation and outside the budget", () => {
    const quiet = trigger("quiet", { does: [{ do: "tell", department: null }], priority: 1 });
    const asked = situation([trigger("loud"), quiet], {}, { typing: true });
    expect(became(asked)).toEqual(["typing", "fires"]);
    expect(choose(asked).quietly).toEqual([{ trigger: id("quiet"), does: [{ do: "tell", department: null }] }]);
    const ledger = ledgerAfter(emptyLedger, { trigger: id("quiet"), visit: id("visit"), what: "done" }, NOW);
    expect(became({ ...asked, ledger })).toEqual(["typing", "done"]);
    expect(became({ ...asked, ledger, visit: id("next") })).toEqual(["typing", "fires"]);
  });

  it("[TRG11] counts once a visit who would have been invited, and lets the next one invite", () => {
    const draws = new Map([
      [id("first"), 0.1],
      [id("second"), 0.9],
    ]);
    const first = trigger("first", { holdout: 20, priority: 90 });
    const second = trigger("second", { holdout: 20, does: [invite], priority: 10 });
    const third = trigger("third", { holdout: 50, priority: 5 });
    const asked = situation([third, first, second], { draw: (of) => draws.get(of) ?? 0 });
    const choice = choose(asked);
    expect(became(asked)).toEqual(["lower-priority", "held-out", "fires"]);
    expect(choice.heldOut).toEqual([id("first")]);
    expect(choice.invitation?.trigger).toBe(id("second"));
    const ledger = ledgerAfter(emptyLedger, { trigger: id("first"), visit: id("visit"), what: "held-out" }, NOW);
    expect(became({ ...asked, ledger })).toEqual(["lower-priority", "held-out", "fires"]);
    expect(choose({ ...asked, ledger }).heldOut).toEqual([]);
    expect(choose({ ...asked, ledger, visit: id("next") }).heldOut).toEqual([id("first")]);
    expect(choose({ ...asked, facts: { ...asked.facts, typing: true } }).heldOut).toEqual([]);
  });

  it("[TRG11] draws the same for a trigger and a visit, evenly, and for each trigger anew", () => {
    expect(drawOf("a", "b")).toBe(drawOf("a", "b"));
    const visits = Array.from({ length: 20_000 }, (_, index) => id(`visit-${index}-`));
    const of = (trigger: string) => visits.map((visit) => drawOf(trigger, visit) < 0.2);
    const [one, other] = [of("one"), of("two")];
    for (const draws of [one, other]) expect(draws.filter(Boolean).length / visits.length).toBeCloseTo(0.2, 1.7);
    expect(one.filter((held, index) => held && other[index]).length / visits.length).toBeCloseTo(0.04, 2);
    // Also where ids differ in their last letter only.
    const alike = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((letter) => drawOf("a", `visit-${letter}`));
    expect(Math.max(...alike) - Math.min(...alike)).toBeGreaterThan(0.5);
    for (const visit of visits.slice(0, 100)) {
      expect(drawOf("a", visit)).toBeGreaterThanOrEqual(0);
      expect(drawOf("a", visit)).toBeLessThan(1);
    }
  });

  const some = (when: fc.Arbitrary<Condition>) =>
    fc.array(
      fc.record({ when, on: fc.boolean(), holdout: fc.constantFrom(0, 50), priority: fc.nat(3), loud: fc.boolean() }),
      { maxLength: 5 },
    );
  const triggersOf = (all: { when: Condition; on: boolean; holdout: number; priority: number; loud: boolean }[]) =>
    all.map(({ loud, ...rest }, index) =>
      trigger(`t${index}-`, { ...rest, does: loud ? [invite] : [{ do: "tag", tag: "seen" }] }),
    );

  it("[TRG10] invites whenever a trigger may and none with more priority does, and has a word for every trigger", () => {
    let invited = 0;
    fc.assert(
      fc.property(some(condition), facts, fc.constantFrom(0.1, 0.9), fc.boolean(), (all, known, draw, free) => {
        const triggers = triggersOf(all);
        const facts = free ? { ...known, typing: false, talking: false, availability: OPEN } : known;
        const asked = situation(triggers, { facts, draw: () => draw });
        const choice = choose(asked);
        expect(choice.verdicts.map(({ trigger }) => trigger)).toEqual(triggers.map(({ id }) => id));
        const may = triggers.filter(
          ({ on, when, does, holdout }) =>
            on &&
            evaluate(when, facts) &&
            does[0] === invite &&
            !facts.typing &&
            !facts.talking &&
            facts.availability?.open === true &&
            draw * 100 >= holdout,
        );
        const best = Math.max(...may.map(({ priority }) => priority));
        expect(choice.invitation?.trigger).toBe(may.find(({ priority }) => priority === best)?.id);
        if (choice.invitation !== null) invited++;
        expect(choice.verdicts.filter(({ fires }) => fires).length).toBe(
          choice.quietly.length + (choice.invitation === null ? 0 : 1),
        );
      }),
      { numRuns: 1_000 },
    );
    expect(invited).toBeGreaterThan(30);
  });

  it("[TRG5] knows until when nothing else fires by time alone", () => {
    let waits = 0;
    const fires = (asked: Situation) => choose(asked).verdicts.flatMap((one) => (one.fires ? [one.trigger] : []));
    fc.assert(
      fc.property(some(timedCondition), facts, fc.array(fc.nat(15_000)), (all, known, later) => {
        const facts = { ...known, typing: false, talking: false, availability: OPEN };
        const ledger = ledgerAfter(
          emptyLedger,
          { trigger: id("t0-"), visit: id("last"), what: "dismissed" },
          NOW - 604_795_000,
        );
        const asked = situation(triggersOf(all), { facts, ledger, draw: drawless });
        const now = fires(asked);
        const { lookAgain, invitation } = choose(asked);
        // What invites makes room when its own time is over; only then can another come before.
        if (invitation !== null) return;
        if (lookAgain !== null) waits++;
        const end = lookAgain ?? Number.POSITIVE_INFINITY;
        for (const ms of [...later, end - NOW - 1].filter((ms) => ms >= 0 && NOW + ms < end && ms < 1e9))
          for (const trigger of fires({ ...asked, facts: { ...facts, now: NOW + ms } })) expect(now).toContain(trigger);
      }),
      { numRuns: 1_000 },
    );
    expect(waits).toBeGreaterThan(50);
  });

  it("[TRG4] explains each trigger with its tree", () => {
    const patient = trigger("patient", { when: { test: "time-on-page", least: 60 } });
    expect(why(situation([patient, trigger("now")]))).toEqual([
      {
        verdict: { trigger: id("patient"), fires: false, because: "condition", until: NOW + 50_000 },
        explained: { kind: "test", truth: "no", holds: false, test: patient.when, now: 10, of: null },
      },
      { verdict: { trigger: id("now"), fires: true }, explained: { kind: "all", truth: "yes", holds: true, of: [] } },
    ]);
  });
});

const drawless = () => 0.99;
