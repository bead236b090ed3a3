import { describe, expect, test } from "vitest";
import type { Condition } from "#protocol/condition";
import type { Test } from "#protocol/condition-test";
import { actionWords } from "../../../console/features/triggers/action-words.ts";
import { sentenceOf } from "../../../console/features/triggers/condition-words.ts";
import { kinds, newTest } from "../../../console/features/triggers/new-test.ts";
import { countries, findChoice, languages } from "../../../console/features/triggers/places.ts";

const names = {
  department: (id: string) => (id === "sales" ? "Sales" : null),
  segment: (id: string) => (id === "vip" ? "Good customers" : null),
};
const say = (condition: Condition) => sentenceOf(condition, names);

describe("the sentence of a condition", () => {
  test.each<[Test, string]>([
    [{ test: "page", paths: ["/a"] }, "they are on /a"],
    [{ test: "page", paths: ["/a", "/b", "/c", "/d", "/e", "/f"] }, "they are on /a, /b, /c, /d, or 2 more"],
    [{ test: "been", paths: ["/a"] }, "they have been on /a"],
    [{ test: "been", paths: ["/a"], times: 3 }, "they have been on /a at least 3 times"],
    [{ test: "pages", least: 1, most: 3 }, "they have seen 1 to 3 pages"],
    [{ test: "pages", most: 1 }, "they have seen at most 1 page"],
    [{ test: "time-on-page", least: 90 }, "they have been on the page for at least 1 min 30 s"],
    [{ test: "time-on-site", least: 30, most: 120 }, "they have been on the site for 30 s to 2 min"],
    [{ test: "visits", least: 1, most: 1 }, "they have come exactly once"],
    [{ test: "referrer", in: ["google.", ""] }, "they came from google. or nowhere that is told"],
    [{ test: "campaign", in: ["spring*"] }, "they came by the campaign spring*"],
    [{ test: "country", in: ["AT", "DE"] }, "they are in Austria or Germany"],
    [{ test: "language", in: ["de", "pt-BR"] }, "they read German or Brazilian Portuguese"],
    [{ test: "device", in: ["phone", "tablet"] }, "they use a phone or tablet"],
    [{ test: "attribute", key: "plan", op: "set", set: false }, "your page does not tell their “plan”"],
    [{ test: "attribute", key: "plan", op: "is", in: ["pro", 5, true] }, "their “plan” is pro, 5, or true"],
    [{ test: "attribute", key: "plan", op: "has", text: "pr" }, "their “plan” contains “pr”"],
    [{ test: "attribute", key: "age", op: "number", least: 18 }, "their “age” is at least 18"],
    [
      { test: "event", name: "cart.updated", times: 2, within: 300, after: 30 },
      "“cart.updated” happened at least 2 times in the last 5 min, and at least 30 s ago",
    ],
    [{ test: "basket", of: "items", least: 1 }, "their basket has at least 1 item"],
    [{ test: "basket", of: "value", least: 1500 }, "their basket is worth at least 1,500"],
    [{ test: "struggle", least: 0.6 }, "they seem stuck (60% sure or more)"],
    [
      { test: "struggle", least: 0.6, kind: "flipping" },
      "they seem stuck (60% sure or more) by going to and fro between pages",
    ],
    [{ test: "segment", id: "vip" }, "they are part of “Good customers”"],
    [{ test: "segment", id: "gone" }, "they are part of “(gone)”"],
    [{ test: "availability", open: false }, "nobody can answer"],
    [{ test: "department", id: "sales", open: true }, "Sales is open"],
    [{ test: "hours", within: false }, "it is outside the hours"],
    [{ test: "known", fact: "basket", known: false }, "the basket is not known"],
  ])("%j", (test, words) => {
    expect(say(test)).toBe(`When ${words}.`);
  });

  test("groups are joined so that they cannot be read otherwise", () => {
    const [a, b, c] = ["/a", "/b", "/c"].map((path): Test => ({ test: "page", paths: [path] }));
    if (a === undefined || b === undefined || c === undefined) throw new Error("There are three.");
    const on = (path: string) => `they are on /${path}`;
    expect(say({ all: [] })).toBe("Always, for every visitor.");
    expect(say({ all: [a, b, c] })).toBe(`When ${on("a")}, ${on("b")}, and ${on("c")}.`);
    expect(say({ all: [a, { any: [b, c] }] })).toBe(`When ${on("a")} and (${on("b")} or ${on("c")}).`);
    expect(say({ any: [a, { all: [b, c] }] })).toBe(`When ${on("a")} or (${on("b")} and ${on("c")}).`);
    expect(say({ any: [{ all: [a] }, b] })).toBe(`When ${on("a")} or ${on("b")}.`);
    expect(say({ not: a })).toBe(`When it is not so that ${on("a")}.`);
    expect(say({ all: [{ not: { any: [a, b] } }, c] })).toBe(
      `When (it is not so that (${on("a")} or ${on("b")})) and ${on("c")}.`,
    );
  });

  test("every kind that can be added has words from its beginning", () => {
    for (const kind of Object.values(kinds).flat()) expect(say(newTest(kind))).toMatch(/^When .+[.…]$/);
  });
});

test("what a trigger does is one line", () => {
  expect(
    actionWords(
      [
        { do: "invite", as: "inline", slot: "side", to: "message" },
        { do: "department", id: "sales" },
        { do: "tag", tag: "vip" },
        { do: "tell", department: null },
      ],
      names,
    ),
  ).toBe("Invites to leave a message, in “side” of the page; goes to Sales; adds the tag “vip”; tells all agents");
  expect(actionWords([], names)).toBe("Does nothing yet");
});

describe("countries and languages", () => {
  test("are those that there are, by name or by code", () => {
    const all = countries();
    expect(all.length).toBeGreaterThan(230);
    for (const gone of ["DD", "SU", "YU", "EU", "ZZ", "XA"]) expect(all.map(({ code }) => code)).not.toContain(gone);
    expect(findChoice(all, " austria ")).toEqual({ code: "AT", name: "Austria" });
    expect(findChoice(all, "at")?.code).toBe("AT");
    expect(findChoice(languages(), "Austrian German")?.code).toBe("de-AT");
    expect(findChoice(all, "Atlantis")).toBeUndefined();
  });
});
