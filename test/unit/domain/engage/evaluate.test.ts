import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition } from "#protocol/condition";
import type { Test } from "#protocol/condition-test";
import type { Explained } from "#protocol/explained";
import { limits } from "#protocol/limits";
import { evaluate, evaluator } from "../../../../worker/domain/engage/evaluate.ts";
import { explain } from "../../../../worker/domain/engage/explain.ts";
import { type Facts, factsOf, nothingAround } from "../../../../worker/domain/engage/facts.ts";
import { noSegments } from "../../../../worker/domain/engage/segments.ts";
import { condition, facts, segments, withoutCircles } from "./arbitrary.ts";
import { factsWith, id, NOW, segmentsOf } from "./facts.ts";
import { answersOf } from "./interpreter.ts";

const truth = (when: Condition, change: Partial<Facts> = {}) => evaluator(factsWith(change), noSegments)(when);

describe("a condition on the facts", () => {
  it("[TRG1] [TRG2] comes to what a plain interpreter comes to", () => {
    const seen = { yes: 0, no: 0, unknown: 0 };
    fc.assert(
      fc.property(condition, facts, segments, (when, facts, segments) => {
        const acyclic = withoutCircles(segments);
        const answers = answersOf(when, facts, acyclic);
        const expected = answers.size > 1 ? "unknown" : answers.has(true) ? "yes" : "no";
        const found = evaluator(facts, acyclic)(when);
        seen[found]++;
        expect(found).toBe(expected);
        expect(evaluate(when, facts, acyclic)).toBe(expected === "yes");
      }),
      { numRuns: 3_000 },
    );
    // Else it would have said little.
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(300);
  });

  it("[TRG2] does not hold on what is not known, and neither does its negation", () => {
    const unknown: Partial<Facts> = { page: null, referrer: null, country: null, language: null, device: null };
    const bounds = { least: 0 };
    const asked: Test[] = [
      { test: "page", paths: ["*"] },
      { test: "time-on-page", ...bounds },
      { test: "visits", ...bounds },
      { test: "referrer", in: [""] },
      { test: "campaign", in: ["*"] },
      { test: "country", in: ["AT"] },
      { test: "language", in: ["de"] },
      { test: "device", in: ["phone", "tablet", "desktop"] },
      { test: "attribute", op: "is", key: "plan", in: ["pro"] },
      { test: "attribute", op: "has", key: "constructor", text: "f" },
      { test: "attribute", op: "number", key: "toString", ...bounds },
      { test: "event", name: "search" },
      { test: "basket", of: "items", ...bounds },
      { test: "basket", of: "value", ...bounds },
      { test: "struggle", least: 0 },
      { test: "segment", id: id("gone") },
      { test: "availability", open: true },
      { test: "department", id: id("sales"), open: true },
      { test: "hours", within: true },
    ];
    for (const test of asked) {
      expect(truth(test, unknown), test.test).toBe("unknown");
      expect(evaluate(test, factsWith(unknown)), test.test).toBe(false);
      expect(evaluate({ not: test }, factsWith(unknown)), `not ${test.test}`).toBe(false);
      expect(explain(test, factsWith(unknown)), test.test).toMatchObject({ truth: "unknown", now: null });
    }
    expect(truth({ test: "basket", of: "value", most: 5 }, { basket: { items: 1, value: null } })).toBe("unknown");
    expect(
      truth({ test: "attribute", op: "number", key: "plan", least: 5 }, { person: { attributes: { plan: "pro" } } }),
    ).toBe("unknown");
  });

  it("[TRG2] is decided where the unknown parts cannot change it, and whether something is known can be asked", () => {
    const visits: Test = { test: "visits", least: 2 };
    const austrian: Test = { test: "country", in: ["AT"] };
    expect(truth({ any: [visits, austrian] })).toBe("yes");
    expect(truth({ all: [visits, { not: austrian }] })).toBe("no");
    expect(truth({ all: [visits, austrian] })).toBe("unknown");
    const customer: Test = { test: "attribute", op: "is", key: "customer", in: [true] };
    const isNone: Condition = {
      any: [{ not: customer }, { test: "attribute", op: "set", key: "customer", set: false }],
    };
    expect(truth(isNone)).toBe("yes");
    expect(truth(isNone, { person: { attributes: { customer: "TRUE" } } })).toBe("no");
    expect(truth({ test: "known", fact: "visits", known: true })).toBe("no");
    expect(truth({ test: "known", fact: "name", known: true }, { person: { name: "Ada" } })).toBe("yes");
  });

  it("[TRG2] does not take forgotten pages and events for none", () => {
    const been: Test = { test: "been", paths: ["/checkout"] };
    const trail = (whole: boolean, ...paths: string[]) => ({ trail: { paths, whole } });
    expect(truth(been, trail(true, "/", "/shop"))).toBe("no");
    expect(truth(been, trail(false, "/", "/shop"))).toBe("unknown");
    expect(truth(been, trail(false, "/checkout", "/shop"))).toBe("yes");
    expect(truth({ test: "pages", most: 5 }, trail(false, "/", "/shop"))).toBe("unknown");
    expect(truth({ test: "pages", least: 2 }, trail(false, "/", "/shop"))).toBe("yes");
    expect(truth({ test: "pages", most: 1 }, trail(false, "/", "/shop"))).toBe("no");
    const lately: Test = { test: "event", name: "search", within: 30 };
    const events = (seconds: number) => ({
      events: { list: [{ name: "other", at: NOW - seconds * 1_000 }], whole: false },
    });
    expect(truth(lately, events(30))).toBe("unknown");
    expect(truth(lately, events(31))).toBe("no");
    expect(truth({ ...lately, within: undefined }, events(31))).toBe("unknown");
  });

  it("[TRG3] names segments, looks at each once however often it is named, and ends where one is part of itself", () => {
    // Each names the one before it sixty times: looked at anew each time this would take 60^20 steps.
    const chain = Array.from({ length: 20 }, (_, index) => ({
      id: id(`s${index}-`),
      name: `${index}`,
      when:
        index === 0
          ? { all: [] }
          : { all: Array.from({ length: 60 }, () => ({ test: "segment" as const, id: id(`s${index - 1}-`) })) },
    }));
    const last: Condition = { test: "segment", id: id("s19-") };
    expect(evaluate(last, factsWith(), segmentsOf(chain))).toBe(true);
    expect(JSON.stringify(explain(last, factsWith(), segmentsOf(chain))).length).toBeLessThan(20_000);
    const circle = segmentsOf([{ id: id("a"), name: "a", when: { not: { test: "segment", id: id("a") } } }]);
    expect(evaluator(factsWith(), circle)({ test: "segment", id: id("a") })).toBe("unknown");
  });
});

describe("why a condition holds or not", () => {
  it("[TRG4] comes to the same, node by node, in a tree of the same shape", () => {
    fc.assert(
      fc.property(condition, facts, segments, (when, facts, segments) => {
        const explained = explain(when, facts, segments);
        expect(explained.holds).toBe(evaluate(when, facts, segments));
        compare(when, explained);

        function compare(node: Condition, said: Explained): void {
          expect(said.holds).toBe(said.truth === "yes");
          expect(said.truth).toBe(evaluator(facts, segments)(node));
          if ("all" in node || "any" in node) {
            const parts = "all" in node ? node.all : node.any;
            if (said.kind !== "all" && said.kind !== "any") throw new Error("is another kind of node");
            expect(said.kind in node).toBe(true);
            expect(said.of.length).toBe(parts.length);
            for (const [index, part] of parts.entries()) {
              const below = said.of[index];
              if (below !== undefined) compare(part, below);
            }
          } else if ("not" in node) {
            if (said.kind !== "not") throw new Error("is another kind of node");
            compare(node.not, said.of);
          } else if (said.kind !== "test") throw new Error("is another kind of node");
          else expect(said.test).toEqual(node);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("[TRG4] says of each test what it asked for and what is so", () => {
    const when: Condition = {
      all: [
        { test: "time-on-page", least: 60 },
        { test: "basket", of: "items", least: 1 },
        { not: { test: "event", name: "search", times: 2 } },
        { test: "segment", id: id("german") },
      ],
    };
    const list = [{ name: "search", at: NOW - 4_200 }];
    const known = factsWith({ events: { list, whole: true }, basket: { items: 3, value: 40 } });
    const german = { id: id("german"), name: "Germans", when: { test: "country" as const, in: ["DE"] } };
    expect(explain(when, known, segmentsOf([german]))).toEqual({
      ...{ kind: "all", truth: "no", holds: false },
      of: [
        { kind: "test", truth: "no", holds: false, test: { test: "time-on-page", least: 60 }, now: 10, of: null },
        { kind: "test", truth: "yes", holds: true, test: { test: "basket", of: "items", least: 1 }, now: 3, of: null },
        {
          ...{ kind: "not", truth: "yes", holds: true },
          of: {
            ...{ kind: "test", truth: "no", holds: false, test: { test: "event", name: "search", times: 2 } },
            ...{ now: { times: 1, seconds: 4 }, of: null },
          },
        },
        {
          ...{ kind: "test", truth: "no", holds: false, test: { test: "segment", id: id("german") }, now: false },
          of: { kind: "test", truth: "no", holds: false, test: german.when, now: "AT", of: null },
        },
      ],
    });
  });
});

describe("the facts of a visit", () => {
  const page = { path: "/", title: "Home", at: NOW - 5_000 };
  const visit = {
    ...{ id: id("visit"), link: "", since: NOW - 9_000, origin: "", referrer: "", country: "AT", language: "de" },
    ...{
      device: "phone" as const,
      browser: "",
      city: null,
      timeZone: null,
      trail: [page],
      lastEvent: null,
      acts: [],
      tabs: [],
      leftAt: null,
    },
  };
  const of = (change: Partial<typeof visit>) =>
    factsOf({ ...visit, ...change }, { page, person: {} }, nothingAround, NOW);

  it("[TRG2] are not known where the edge or the browser says nothing", () => {
    expect(of({})).toMatchObject({ country: "AT", language: "de", referrer: "", page: { since: page.at } });
    for (const country of ["XX", "T1", ""]) expect(of({ country }).country).toBeNull();
    expect(of({ language: "" }).language).toBeNull();
  });

  it("[TRG2] have a whole trail until pages are forgotten", () => {
    const pages = (count: number) => of({ trail: Array.from({ length: count }, () => page) }).trail.whole;
    expect(pages(limits.pages - 1)).toBe(true);
    expect(pages(limits.pages)).toBe(false);
  });
});
