import { describe, expect, test } from "vitest";
import { conversationsOf, ownTabs, underwayOf } from "../../../console/features/visitor/conversations-of.ts";
import { isShared, personOf } from "../../../console/features/visitor/person-of.ts";
import { sortIntoSections } from "../../../console/live/sections.ts";
import { monogramOf } from "../../../console/ui/avatar.tsx";
import { conversation, idOf, ME, tab, visit } from "./fixtures.ts";

const ada = { name: "Ada Holm", email: "ada@shop.example", attributes: { plan: "trade", since: 2024 } };
const bo = { name: "Bo Ek" };
const of = (...persons: object[]) => ({ tabs: persons.map((person, index) => tab(`tab-${index}`, { person })) });

describe("who is on a visit", () => {
  test("one tab that tells is enough, and tabs that agree are one person", () => {
    expect(personOf(of({}, ada))).toEqual(ada);
    expect(personOf(of(ada, { ...ada, attributes: { since: 2024, plan: "trade" } }))).toEqual(ada);
    expect(personOf(of({ attributes: { plan: "free" } }))).toEqual({ attributes: { plan: "free" } });
    expect(personOf(of({}, {}))).toEqual({});
    expect(personOf({ tabs: [] })).toEqual({});
    expect(isShared(of({}, ada))).toBe(false);
  });

  test("where tabs disagree all names are said, and nothing of one is told as the other's", () => {
    expect(personOf(of(ada, bo))).toEqual({ name: "Ada Holm, Bo Ek" });
    expect(personOf(of({ email: "ada@shop.example" }, bo))).toEqual({ name: "ada@shop.example, Bo Ek" });
    expect(personOf(of(ada, { name: "Ada Holm" }))).toEqual({ name: "Ada Holm" });
    expect(personOf(of({ attributes: { plan: "free" } }, { attributes: { plan: "trade" } }))).toEqual({});
    expect(isShared(of(ada, bo))).toBe(true);
  });

  test("two who wrote are two, whatever they told", () => {
    const tabs = [tab("a", { visitor: idOf("v1") }), tab("b", { visitor: idOf("v2") })];
    expect(isShared({ tabs })).toBe(true);
    expect(isShared({ tabs: [...tabs.slice(0, 1), tab("c")] })).toBe(false);
  });
});

describe("[WHO2] whose conversation it is", () => {
  const here = visit("office", { tabs: [tab("a", { visitor: idOf("visitor-ada") }), tab("b")] });
  const hers = conversation("ada", { visit: here.id });
  const closed = conversation("done", { state: "closed", visitor: idOf("visitor-ada") });
  const strangers = conversation("bo", { visit: here.id });
  const sections = sortIntoSections([closed, strangers, hers], ME);

  test("only the visitor in the tab tells, never the visit", () => {
    expect(conversationsOf(here.tabs, sections)).toEqual([hers, closed]);
    expect(underwayOf(here.tabs, sections)).toEqual([hers]);
    expect(conversationsOf([tab("b")], sections)).toEqual([]);
  });

  test("a visitor is where a tab of theirs is, and only there", () => {
    expect(ownTabs(here, hers.visitor).map(({ handle }) => handle)).toEqual([idOf("a")]);
    expect(ownTabs(here, strangers.visitor)).toEqual([]);
  });
});

describe("a monogram for who has no name", () => {
  test("it stays the same, is no initials, and tells most of a full board apart", () => {
    const ids = Array.from({ length: 40 }, (_, index) => idOf(`${index}visit`));
    const marks = ids.map(monogramOf);
    expect(ids.map(monogramOf)).toEqual(marks);
    for (const mark of marks) expect(mark).toMatch(/^[A-Z][2-9]$/u);
    expect(new Set(marks).size).toBeGreaterThan(28);
  });
});
