import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OTHER } from "#protocol/reports";
import type { Funnel } from "#protocol/traffic";
import { withEvent } from "../../../../worker/domain/presence/event.ts";
import { type LiveVisit, leaveTab, showPage } from "../../../../worker/domain/presence/visit.ts";
import { type Cell, nameOf, plus, TIMES } from "../../../../worker/domain/traffic/cell.ts";
import { countsOf } from "../../../../worker/domain/traffic/count.ts";
import { followEvent, followLeft, followShown } from "../../../../worker/domain/traffic/follow.ts";
import type { Happening } from "../../../../worker/domain/traffic/happening.ts";
import { NOON } from "./happenings.ts";

const FUNNEL: Funnel = {
  id: "f".repeat(22),
  name: "Buying",
  steps: [{ page: "/p*" }, { page: "/basket" }, { event: "order.completed" }],
};

const fresh: LiveVisit = {
  ...{ id: "v", link: "l", since: NOON, origin: "https://shop.example", referrer: "", country: "NO", language: "nb" },
  ...{
    device: "phone",
    browser: "Safari",
    trail: [],
    lastEvent: null,
    acts: [],
    city: null,
    timeZone: null,
    tabs: [],
    leftAt: null,
  },
};

/** One visit, with all that is counted of it. */
function begin(made: Partial<LiveVisit> = {}) {
  let visit: LiveVisit | null = null;
  const happened: Happening[] = [];
  const keep = (followed: { visit: LiveVisit; happened: Happening[] }) => {
    visit = followed.visit;
    happened.push(...followed.happened);
  };
  const there = (): LiveVisit => visit ?? { ...fresh, ...made };
  return {
    happened,
    visit: there,
    show(path: string, after: number, { tab = "a", back = false } = {}) {
      const now = NOON + after;
      const own = { tab, handle: tab, person: {}, visitor: null };
      keep(followShown([FUNNEL], visit, showPage(there(), own, { path, title: "" }, now), { tab, back, now }));
    },
    leave(after: number, tab = "a") {
      const now = NOON + after;
      keep(followLeft([FUNNEL], there(), leaveTab(there(), tab, now), { tab, now }));
    },
    track(name: string, after: number) {
      const event = { name, at: NOON + after };
      keep(followEvent([FUNNEL], there(), withEvent(there(), event), event));
    },
    /** As after a wake: what is in memory only is gone. */
    wake() {
      const { counted: _, ...carried } = there();
      visit = carried;
    },
    cells: () => sum(happened),
  };
}

function sum(happened: readonly Happening[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (const cell of happened.flatMap((one) => countsOf(one, []))) {
    const name = nameOf(cell);
    cells.set(name, { ...cell, counts: plus(cells.get(name)?.counts ?? [], cell.counts) });
  }
  return [...cells.values()];
}

const flows = (cells: readonly Cell[]) =>
  Object.fromEntries(
    cells.flatMap(({ kind, subject, detail, counts: [n = 0] }) =>
      kind === "flow" && n !== 0 ? [[`${subject} > ${detail}`, n]] : [],
    ),
  );
const page = (cells: readonly Cell[], path: string) => {
  const [views, entries, exits, stays, total] =
    cells.find(({ kind, subject }) => kind === "page" && subject === path)?.counts ?? [];
  return { views, entries, exits, stays, total };
};

describe("a visit, as it is counted", () => {
  it("[TRF1] comes from outside, goes from page to page, and ends", () => {
    const one = begin();
    one.show("/", 0);
    one.show("/p1", 5_000);
    one.leave(9_000);
    expect(flows(one.cells())).toEqual({ " > /": 1, "/ > /p1": 1, "/p1 > ": 1 });
    expect(page(one.cells(), "/")).toEqual({ views: 1, entries: 1, exits: 0, stays: 1, total: 5_000 });
    expect(page(one.cells(), "/p1")).toEqual({ views: 1, entries: 0, exits: 1, stays: 1, total: 4_000 });
  });

  it("[TRF1] did not end where its next page comes, as on every site that loads its pages anew", () => {
    const one = begin();
    one.show("/", 0);
    one.leave(5_000);
    one.show("/p1", 6_000, { tab: "b" });
    expect(flows(one.cells())).toEqual({ " > /": 1, "/ > /p1": 1 });
    expect(page(one.cells(), "/")).toEqual({ views: 1, entries: 1, exits: 0, stays: 1, total: 5_000 });
  });

  it("[TRF1] did not leave a page that is loaded again, or only connected again", () => {
    const one = begin();
    one.show("/p1", 0);
    one.leave(5_000);
    one.show("/p1", 6_000, { tab: "b" });
    one.leave(10_000, "b");
    expect(page(one.cells(), "/p1")).toEqual({ views: 1, entries: 1, exits: 1, stays: 1, total: 10_000 });
    const two = begin();
    for (const tab of ["a", "b"]) two.show(`/p${tab}`, 0, { tab });
    for (const tab of ["a", "b"]) two.leave(5_000, tab);
    for (const tab of ["a", "b"]) two.show(`/p${tab}`, 6_000, { tab, back: true });
    expect(flows(two.cells())).toEqual({ " > /pa": 1, "/pa > /pb": 1 });
  });

  it("[TRF1] ends with its last tab only", () => {
    const one = begin();
    one.show("/p1", 0);
    one.show("/p2", 1_000, { tab: "b" });
    one.leave(3_000);
    expect(page(one.cells(), "/p1")).toMatchObject({ exits: 0, stays: 1, total: 3_000 });
    one.leave(4_000, "b");
    expect(page(one.cells(), "/p2")).toMatchObject({ exits: 1, stays: 1, total: 3_000 });
  });

  it("[TRF7] what may name a person in a path, a campaign or a referrer is not counted by name", () => {
    const one = begin({ campaign: "for kari@example.com", referrer: "https://www.search.example/find" });
    one.show(
      "/account/kari@example.com/0b5e3c1e-7f0f-4a53-9d0e-5d7f0d5a9c11/7f3k2m9d8s7a6f5d4s3a2/blue-jacket-2024",
      0,
    );
    const [, viewed] = one.happened;
    expect(viewed).toMatchObject({ path: "/account/*/*/*/blue-jacket-2024" });
    expect(one.happened[0]).toMatchObject({ of: { campaign: OTHER, referrer: "search.example" } });
  });

  it("[TRF1] counts each step of a funnel once a visit, in order, also over a wake", () => {
    const one = begin();
    one.track("order.completed", 0);
    one.show("/basket", 1);
    one.show("/p1", 2);
    one.show("/p2", 3);
    one.wake();
    one.show("/basket", 4);
    one.wake();
    one.show("/p1", 5);
    one.show("/basket", 6);
    one.track("order.completed", 7);
    one.track("order.completed", 8);
    const steps = one.happened.flatMap((what) => (what.kind === "reached" ? [what.step] : []));
    expect(steps).toEqual([0, 1, 2]);
  });

  it("[TRF1] whatever its tabs do, nothing is negative, and who came to a page went on or left", () => {
    const tab = fc.constantFrom("a", "b", "c");
    const act = fc.oneof(
      fc.record({ do: fc.constant("show" as const), tab, path: fc.nat(3), back: fc.boolean() }),
      fc.record({ do: fc.constant("leave" as const), tab }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const one = begin();
        let after = 0;
        for (const what of acts) {
          after += 1_000;
          if (what.do === "show") one.show(`/p${what.path}`, after, { tab: what.tab, back: what.back });
          else one.leave(after, what.tab);
        }
        for (const { tab } of one.visit().tabs) one.leave(after + 1_000, tab);
        const cells = one.cells();
        for (const { counts } of cells) expect(Math.min(...counts)).toBeGreaterThanOrEqual(0);
        const links = cells.filter(({ kind }) => kind === "flow");
        const into = (path: string) =>
          links.reduce((n, { detail, counts }) => n + (detail === path ? (counts[0] ?? 0) : 0), 0);
        for (const { kind, subject, counts } of cells) {
          if (kind !== "page") continue;
          expect(into(subject)).toBe(counts[0]);
          const times = counts.slice(TIMES).reduce((all, n) => all + n, 0);
          expect(times).toBe(counts[3]);
        }
        expect(into("")).toBe(one.happened.length > 0 ? 1 : 0);
      }),
      { numRuns: 300 },
    );
  });
});
