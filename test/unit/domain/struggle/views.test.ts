import { describe, expect, test } from "vitest";
import { cameBack, knownUsual, viewsOf } from "../../../../worker/domain/struggle/views.ts";
import { kinds, told } from "./stay.ts";

const page = (path: string, at: number, title = "") => ({ path, title, at });

describe("views", () => {
  test("a reload is the same stay, and a better title is kept", () => {
    const views = viewsOf(
      { pages: [page("/a", 0), page("/a", 10, "A"), page("/a", 20), page("/b", 30)], acts: [] },
      kinds,
      45,
    );
    expect(views).toEqual([
      { path: "/a", title: "A", at: 0, until: 30, isOpen: false, shown: 3, place: null },
      { path: "/b", title: "", at: 30, until: 45, isOpen: true, shown: 1, place: null },
    ]);
  });

  test("the last one ends when they left", () => {
    const stay = { pages: [page("/a", 0)], acts: [], leftAt: 10 };
    expect(viewsOf(stay, kinds, 99)).toMatchObject([{ until: 10, isOpen: false }]);
    expect(viewsOf({ ...stay, leftAt: null }, kinds, 99)).toMatchObject([{ until: 99, isOpen: true }]);
  });

  test("what is usual is not known of few stays", () => {
    expect(knownUsual("/a", () => ({ median: 9, count: 20 }))).toBe(9);
    expect(knownUsual("/a", () => ({ median: 9, count: 19 }))).toBeNull();
    expect(knownUsual("/a", () => ({ median: 0, count: 99 }))).toBeNull();
    expect(knownUsual("/a", () => null)).toBeNull();
  });

  test("coming back is with nothing new in between", () => {
    const back = (words: string) => {
      const { views } = told(words);
      return cameBack(views, views.length - 1, ["help"]);
    };
    expect(back("/a 1 /b 1 /a 1 /b 1")).toBe(true);
    expect(back("/a 1 /b 1 /c 1 /b 1")).toBe(false);
    expect(back("/b 1 /help 1 /b 1")).toBe(true);
    expect(back("/a 1 /b 1")).toBe(false);
  });
});
