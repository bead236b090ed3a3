import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { Condition } from "#protocol/condition";
import { limits } from "#protocol/limits";
import { Segments } from "#protocol/segment";
import { Restraint, Trigger, Triggers } from "#protocol/trigger";
import { condition } from "../domain/engage/arbitrary.ts";
import { id } from "../domain/engage/facts.ts";

const sound: Trigger = {
  ...{ id: id("greet"), name: "Greeting", on: true, holdout: 10, priority: 50 },
  when: { all: [{ test: "page", paths: ["/shop/*"] }, { not: { any: [{ test: "visits", least: 2 }] } }] },
  does: [
    { do: "invite", as: "inline", slot: "side", to: "chat" },
    { do: "tag", tag: "shop" },
  ],
  texts: [{ language: "de-AT", says: ["Servus {name}!", "Servus!"] }],
};

/** The first thing that is wrong, with its path. */
function wrongIn(schema: v.GenericSchema, input: unknown): string | null {
  const result = v.safeParse(schema, input, { abortEarly: true });
  return result.success ? null : `${v.getDotPath(result.issues[0]) ?? ""}: ${result.issues[0].message}`;
}
const wrong = (change: Partial<Record<keyof Trigger, unknown>>) => wrongIn(Trigger, { ...sound, ...change });
const when = (condition: unknown) => wrong({ when: condition });
const does = (...actions: unknown[]) => wrong({ does: actions });

describe("a trigger on the wire", () => {
  it("[TRG1] is taken as it is", () => {
    expect(v.parse(Trigger, sound)).toEqual(sound);
    fc.assert(
      fc.property(condition, (when) => {
        fc.pre(JSON.stringify(when).split('"test"').length < 30);
        // Leaves out only what was left out.
        expect(JSON.parse(JSON.stringify(v.parse(Condition, when)))).toEqual(JSON.parse(JSON.stringify(when)));
      }),
    );
  });

  it("[TRG1] is refused with the place of what is wrong, however deep", () => {
    const below = (test: unknown) => when({ all: [{ all: [] }, { any: [{ not: test }] }] });
    const place = "when.all.1.any.0.not";
    expect(below({ test: "country", in: ["AT"] })).toBeNull();
    expect(below({ test: "country", in: ["Austria"] })).toBe(`${place}.in.0: must be two letters, such as AT`);
    expect(below({ test: "country", in: [] })).toBe(`${place}.in: needs an entry`);
    expect(below({ test: "weather" })).toMatch(`${place}.test: `);
    expect(below({ test: "time-on-page", least: 1.5 })).toMatch(`${place}.least: `);
    expect(below({ test: "time-on-page" })).toBe(`${place}.least: is missing, and so is "most"`);
    expect(below({ test: "time-on-page", least: 9, most: 8 })).toBe(`${place}.most: is below "least"`);
    expect(below({ test: "attribute", op: "number", key: "a" })).toBe(`${place}.least: is missing, and so is "most"`);
    expect(below({ test: "attribute", op: "like", key: "a" })).toMatch(`${place}.op: `);
    expect(below({ test: "basket", of: "weight", least: 1 })).toMatch(`${place}.of: `);
    expect(below({ test: "event", name: "a", within: 1, after: 2 })).toBe(`${place}.within: is below "after"`);
    expect(below({ test: "page", paths: ["/", "shop"] })).toBe(`${place}.paths.1: must begin with / or *`);
    expect(below({ test: "language", in: ["German!"] })).toMatch(`${place}.in.0: must be a language tag`);
    expect(below({ test: "segment", id: "x" })).toMatch(`${place}.id: `);
    for (const nothing of [null, undefined, 5, "yes", []]) expect(below(nothing), String(nothing)).toMatch(`${place}`);
    expect(when({ any: [] })).toBe("when.any: needs an entry, or it never holds");
  });

  it("[TRG1] has no field that is not known: what somebody meant by it would be lost", () => {
    expect(when({ test: "visits", least: 1, leest: 2 })).toMatch("when.leest: ");
    expect(when({ all: [], any: [{ test: "hours", within: true }] })).toMatch("when.any: ");
    expect(when({ not: { all: [] }, test: "hours", within: true })).toMatch(/^when\.(test|within): /);
  });

  it("[TRG1] is bounded in depth and size before it is read", () => {
    const nested = (depth: number, [open, close] = ['{"not":', "}"]): unknown =>
      JSON.parse(`${open.repeat(depth - 1)}{"test":"hours","within":true}${close.repeat(depth - 1)}`);
    expect(when(nested(limits.conditionDepth))).toBeNull();
    expect(when(nested(limits.conditionDepth + 1))).toBe("when.not.not.not.not.not.not: is nested more than 6 deep");
    const groups = nested(limits.conditionDepth + 1, ['{"all":[', "]}"]);
    expect(when(groups)).toMatch("when.all.0.all.0.all.0.all.0.all.0.all.0: is nested");
    const many = (count: number) => ({ all: Array.from({ length: count }, () => ({ test: "hours", within: true })) });
    expect(when(many(limits.conditionNodes - 1))).toBeNull();
    expect(when(many(limits.conditionNodes))).toBe("when: has more than 60 tests and groups");
    // Hostile ones: so deep that any walk of it would run out of stack, and so wide that it would take long.
    expect(when(nested(50_000))).toMatch("is nested more than 6 deep");
    expect(when(many(200_000))).toMatch("has more than 60 tests and groups");
  });

  it("[TRG8] shows one thing, and links to the web or the site only", () => {
    const article = (url: string) => does({ do: "article", url, title: "Sizes" });
    for (const url of ["https://example.com/a?b#c", "http://localhost:8080", "/help/sizes"])
      expect(article(url), url).toBeNull();
    for (const url of [
      "javascript:alert(1)",
      "//evil.example",
      "/\\evil.example",
      "https://",
      "help",
      "data:text/html,x",
      "https://a b",
    ])
      expect(article(url), url).toBe("does.0.url: must begin with https:// or /");
    const invite = { do: "invite", as: "bubble", to: "chat" };
    expect(does(invite)).toBeNull();
    expect(does(invite, { do: "article", url: "/", title: "x" })).toBe("does: shows two things at once");
    expect(does(invite, { do: "department", id: id("a") }, { do: "department", id: id("b") })).toBe(
      "does: chooses two departments",
    );
    expect(does()).toBe("does: needs something to do");
    expect(does({ do: "invite", as: "inline", to: "chat" })).toMatch("does.0.slot: ");
    expect(does({ do: "invite", as: "modal", to: "chat" })).toMatch("does.0.as: ");
    expect(does({ do: "invite", as: "bubble", slot: "side", to: "chat" })).toMatch("does.0.slot: ");
    expect(wrong({ texts: [] })).toBe("texts: needs a text to invite with");
    expect(wrong({ texts: [], does: [{ do: "tell", department: null }] })).toBeNull();
  });

  it("[TRG6] has texts in which only what is known can be filled in", () => {
    const says = (said: string) => wrong({ texts: [{ language: "en", says: ["Hello", said] }] });
    for (const said of ["{name} on {page} in {country}", "{site} {items} {attribute.plan} {attribute.Sub plan}"])
      expect(says(said), said).toBeNull();
    expect(says("Hello {nmae}")).toBe("texts.0.says.1: {nmae} cannot be filled in");
    expect(says("Hello {attribute.}")).toBe("texts.0.says.1: {attribute.} cannot be filled in");
    for (const said of ["{{name}}", "Hello {name", "name}"])
      expect(says(said), said).toMatch(/^texts\.0\.says\.1: [{}] cannot/);
    expect(wrong({ texts: [{ language: "en", says: [] }] })).toBe("texts.0.says: needs a text");
    const twice = ["de", "DE"].map((language) => ({ language, says: ["Hallo"] }));
    expect(wrong({ texts: twice })).toBe("texts: has a language twice");
  });

  it("[TRG9] [TRG11] has numbers within bounds, and so has the budget", () => {
    for (const holdout of [-1, 51, 1.5]) expect(wrong({ holdout }), String(holdout)).toMatch("holdout: ");
    expect(wrong({ priority: 101 })).toBe("priority: must be 100 or less");
    expect(wrongIn(Restraint, { perVisit: 6 })).toBe("perVisit: must be 5 or less");
    expect(wrongIn(Restraint, { perWeek: 11 })).toBe("perWeek: must be 10 or less");
    expect(wrongIn(Restraint, { quietDays: 31 })).toBe("quietDays: must be 30 or less");
    expect(wrongIn(Triggers, [sound, { ...sound, name: "Other" }])).toBe(": has an id twice");
    expect(
      wrongIn(
        Triggers,
        Array.from({ length: 51 }, (_, n) => ({ ...sound, id: id(`t${n}-`) })),
      ),
    ).toMatch("more than 50");
  });
});

describe("segments on the wire", () => {
  const segment = (word: string, when: unknown) => ({ id: id(word), name: word, when });
  const part = (word: string) => ({ test: "segment", id: id(word) });

  it("[TRG3] may name each other, and none itself by any way", () => {
    const chain = [
      segment("a", part("b")),
      segment("b", { not: { any: [part("c"), part("c")] } }),
      segment("c", { all: [] }),
    ];
    expect(wrongIn(Segments, chain)).toBeNull();
    expect(wrongIn(Segments, [segment("a", part("a"))])).toBe("0.when: is part of itself");
    const circle = [segment("x", part("b")), ...chain.slice(1, 2), segment("c", { all: [part("b")] })];
    expect(wrongIn(Segments, circle)).toBe("1.when: is part of itself");
    // One that is gone is no circle.
    expect(wrongIn(Segments, [segment("a", part("gone"))])).toBeNull();
  });

  it("[TRG3] are about visitors, not about the team", () => {
    for (const test of [
      { test: "availability", open: true },
      { test: "department", id: id("sales"), open: true },
      { test: "hours", within: true },
      { test: "known", fact: "hours", known: true },
    ])
      expect(wrongIn(Segments, [segment("a", { all: [{ not: test }] })])).toBe(
        "0.when: asks whether the team is there, which a segment cannot",
      );
    expect(wrongIn(Segments, [segment("a", { test: "known", fact: "country", known: true })])).toBeNull();
  });

  it("[TRG3] have a name and an id of their own", () => {
    expect(wrongIn(Segments, [segment("a", { all: [] }), segment("a", { all: [] })])).toBe(": has an id twice");
    expect(wrongIn(Segments, [{ ...segment("a", { all: [] }), name: "  " }])).toBe("0.name: is empty");
  });
});
