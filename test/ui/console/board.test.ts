import { describe, expect, test } from "vitest";
import { arrange, noRows } from "../../../console/features/board/arrange.ts";
import { matchesVisit } from "../../../console/features/board/search-visits.ts";
import { currentPage, sourceOf, stepsOf, visitorName } from "../../../console/features/visitor/visit-facts.ts";
import { exactDuration } from "../../../console/locales/duration.ts";
import { tab, visit } from "./fixtures.ts";

const first = visit("first", { since: 10 });
const second = visit("second", { since: 20 });
const third = visit("third", { since: 30 });

describe("the order of the board", () => {
  test("who came last is on top", () => {
    expect(arrange(noRows, [first, third, second], false).ids).toEqual([third.id, second.id, first.id]);
  });

  test("while somebody points at it nothing moves: who leaves stays as gone, who comes is added below", () => {
    const before = arrange(noRows, [first, second], false);
    const held = arrange(before, [third, { ...first, browser: "Edge" }], true);
    expect(held.ids).toEqual([second.id, first.id, third.id]);
    expect([...held.gone]).toEqual([second.id]);
    expect(held.visits.get(second.id)).toEqual(second);
    expect(held.visits.get(first.id)?.browser).toBe("Edge");
    expect(arrange(held, [third, first], false).ids).toEqual([third.id, first.id]);
  });

  test("who comes back while it is held is not gone any more", () => {
    const held = arrange(arrange(noRows, [first, second], false), [first], true);
    expect([...arrange(held, [first, second], true).gone]).toEqual([]);
  });
});

describe("searching the board", () => {
  test("all words count, in pages, country, language, referrer and person, without case and accents", () => {
    const known = visit("known", {
      tabs: [tab("a"), tab("b", { person: { name: "Tomás Silva", attributes: { plan: "trade" } } })],
    });
    for (const query of ["", "lamps", "HOME germany", "tomas", "german firefox", "search.example", "trade"])
      expect(matchesVisit(known, query), query).toBe(true);
    for (const query of ["basket", "lamps france"]) expect(matchesVisit(known, query), query).toBe(false);
  });
});

describe("what the board says of a visit", () => {
  test("the page of the tab that moved last is the current one", () => {
    const tabs = [
      tab("a", { page: { path: "/a", title: "A", at: 5 } }),
      tab("b", { page: { path: "/b", title: "B", at: 9 } }),
    ];
    expect(currentPage(visit("v", { tabs }))?.path).toBe("/b");
    expect(currentPage(visit("v", { tabs: [] }))?.path).toBe("/lamps");
  });

  test("the trail is latest first, with the time on each page; the last one still runs", () => {
    const steps = stepsOf(visit("v"), 1_070_000);
    expect(steps.map(({ path, stayed, isLast }) => [path, stayed, isLast])).toEqual([
      ["/lamps", 10_000, true],
      ["/", 60_000, false],
    ]);
  });

  test("who told no name is named by the country", () => {
    expect(visitorName({ name: "Maja", email: "m@a.example" }, "DE")).toBe("Maja");
    expect(visitorName({ email: "m@a.example" }, "DE")).toBe("m@a.example");
    expect(visitorName({}, "DE")).toBe("Visitor from Germany");
    expect(visitorName({}, null)).toBe("Visitor");
  });

  test("a referrer of the site's own is no source", () => {
    expect(sourceOf({ referrer: "https://www.search.example/find", origin: "https://shop.example" })).toBe(
      "search.example",
    );
    expect(sourceOf({ referrer: "https://shop.example/a", origin: "https://shop.example" })).toBe("");
    expect(sourceOf({ referrer: "", origin: "https://shop.example" })).toBe("");
  });

  test("times tick by the second and calm down by the hour", () => {
    expect([4_000, 65_000, 3_900_000, -5].map(exactDuration)).toEqual(["4 s", "1 min 05 s", "1 h 05 min", "0 s"]);
  });
});
