import { describe, expect, test } from "vitest";
import { currentPage, sourceOf, stepsOf, visitorName } from "../../../console/features/visitor/visit-facts.ts";
import { exactDuration } from "../../../console/locales/duration.ts";
import { tab, visit } from "./fixtures.ts";

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
