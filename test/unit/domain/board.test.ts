import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BoardAsk, BoardRows } from "#protocol/board";
import { applyChange, type BoardWindow, emptyWindow } from "#protocol/board-window";
import { limits } from "#protocol/limits";
import { difference } from "../../../worker/domain/board/difference.ts";
import { type Order, orderOf } from "../../../worker/domain/board/order.ts";
import { pagesNow } from "../../../worker/domain/board/pages.ts";
import { matchesText } from "../../../worker/domain/board/search.ts";
import { windowOf } from "../../../worker/domain/board/window.ts";
import { type LiveVisit, showPage } from "../../../worker/domain/presence/visit.ts";

const idOf = (name: string) => name.padEnd(22, "_");

const visit = (name: string, change: Partial<LiveVisit> = {}): LiveVisit => ({
  ...{ id: idOf(name), link: name, since: 1_000, origin: "https://shop.example", referrer: "https://search.example/" },
  ...{
    country: "DE",
    city: "Köln",
    timeZone: null,
    language: "de-DE",
    device: "phone",
    browser: "Firefox",
    lastEvent: null,
    acts: [],
    leftAt: null,
  },
  trail: [
    { path: "/", title: "Home", at: 1_000 },
    { path: "/lamps", title: "Lamps", at: 2_000 },
  ],
  tabs: [tab(name, "/lamps", "Lamps")],
  ...change,
});

const tab = (name: string, path: string, title: string, person = {}) => ({
  ...{ tab: idOf(`t${name}`), handle: idOf(`h${name}`), person, visitor: null },
  page: { path, title, at: 2_000 },
});

const rows = (change: Partial<BoardRows> = {}): BoardRows => ({
  ...{ text: "", page: null, sort: "newest", from: 0, count: 3, hold: false },
  ...change,
});
const ask = (change: Partial<BoardAsk> = {}): BoardAsk => ({ n: 1, rows: rows(), pages: false, open: null, ...change });

const first = visit("first", { since: 10 });
const second = visit("second", { since: 20, trail: [{ path: "/", title: "Home", at: 20 }] });
const third = visit("third", { since: 30 });

describe("the order of the board", () => {
  const ids = (change: Partial<BoardRows>, before: Order | null = null) =>
    orderOf(before, [first, third, second], rows(change)).ids;

  test("who came last is on top, or who is here longest, or who has seen most", () => {
    expect(ids({})).toEqual([third.id, second.id, first.id]);
    expect(ids({ sort: "longest" })).toEqual([first.id, second.id, third.id]);
    expect(ids({ sort: "pages" })).toEqual([third.id, first.id, second.id]);
  });

  test("while it is held nothing moves: who leaves stays as gone, and who comes is added below", () => {
    const before = orderOf(null, [first, second], rows());
    const held = orderOf(before, [third, { ...first, browser: "Edge" }], rows({ hold: true }));
    expect(held.ids).toEqual([second.id, first.id, third.id]);
    expect([...held.gone]).toEqual([second.id]);
    expect(held.visits.get(second.id)).toBe(second);
    expect(held.visits.get(first.id)?.browser).toBe("Edge");
    const back = orderOf(held, [first, second, third], rows({ hold: true }));
    expect([...back.gone]).toEqual([]);
    expect(orderOf(back, [third, first], rows()).ids).toEqual([third.id, first.id]);
  });

  test("another question is answered anew, also while it is held", () => {
    const before = orderOf(null, [first, second], rows());
    expect(ids({ hold: true, sort: "longest" }, before)).toEqual([first.id, second.id, third.id]);
    expect(orderOf(before, [first], rows({ hold: true, text: "lamps" })).ids).toEqual([first.id]);
  });

  test("a page shows only those who have it open now", () => {
    const elsewhere = visit("elsewhere", { tabs: [tab("e", "/basket", "Basket")] });
    expect(orderOf(null, [first, elsewhere], rows({ page: "/basket" })).ids).toEqual([elsewhere.id]);
  });
});

describe("searching the board", () => {
  test("all words count, in pages, country, language, referrer and person, without case and accents", () => {
    const known = visit("known", {
      tabs: [
        tab("a", "/lamps", "Lamps"),
        tab("b", "/", "Home", { name: "Tomás Silva", attributes: { plan: "trade" } }),
      ],
    });
    for (const text of ["", "lamps", "HOME germany", "tomas", "german firefox", "koln", "search.example", "trade"])
      expect(matchesText(known, text), text).toBe(true);
    for (const text of ["basket", "lamps france"]) expect(matchesText(known, text), text).toBe(false);
  });

  test("a country or language that is none finds nobody, and harms nothing", () => {
    expect(matchesText(visit("odd", { country: "?!", language: "not a language" }), "germany")).toBe(false);
  });
});

describe("where people are now", () => {
  test("a page counts visits, not tabs, the fullest first, by the title that was seen last", () => {
    const twice = visit("twice", { tabs: [tab("a", "/lamps", "Lamps"), tab("b", "/lamps", "Lamps")] });
    const newer = { ...tab("c", "/lamps", "All lamps"), page: { path: "/lamps", title: "All lamps", at: 9_000 } };
    const both = visit("both", { tabs: [newer, tab("d", "/basket", "Basket")] });
    expect(pagesNow([both, twice])).toEqual([
      { path: "/lamps", title: "All lamps", here: 2 },
      { path: "/basket", title: "Basket", here: 1 },
    ]);
  });
});

describe("[BRD1] a window of the board", () => {
  const present = [first, second, third, visit("fourth", { since: 40 }), visit("fifth", { since: 50 })];
  const seen = (change: Partial<BoardAsk>) => windowOf(ask(change), null, present).window;

  test("holds the rows that were asked for, and how many there are", () => {
    const window = seen({ rows: rows({ from: 1, count: 2 }) });
    expect(window.rows.map(({ id }) => id)).toEqual([present[3]?.id, third.id]);
    expect(window).toMatchObject({ here: 5, matching: 5, from: 1, n: 1 });
    expect(seen({ rows: null })).toMatchObject({ here: 5, matching: 0, rows: [] });
  });

  test("ends with the last row where it would begin behind it", () => {
    expect(seen({ rows: rows({ from: 90, count: 2 }) })).toMatchObject({ from: 3, matching: 5 });
    expect(seen({ rows: rows({ from: 90, count: 2 }) }).rows).toHaveLength(2);
  });

  test("tells a row's last pages only, and one visit whole", () => {
    const trail = Array.from({ length: 9 }, (_, at) => ({ path: `/${at}`, title: "", at }));
    const long = visit("long", { trail, tabs: [{ ...tab("l", "/8", ""), visitor: idOf("ada") }] });
    const { window } = windowOf(ask({ open: { visit: long.id } }), null, [long]);
    expect(window.rows[0]).toMatchObject({ pages: 9, trail: trail.slice(-limits.boardTrail) });
    expect(window.open?.trail).toEqual(trail);
    const by = (visitor: string) => windowOf(ask({ open: { visitor: idOf(visitor) } }), null, [first, long]).window;
    expect(by("ada").open?.id).toBe(long.id);
    expect(by("bo").open).toBeNull();
  });
});

/** What a console does and what happens on the site, in any order. */
const names = ["a", "b", "c", "d"] as const;
const paths = ["/", "/lamps", "/basket"] as const;
const step = fc.oneof(
  {
    arbitrary: fc.record({
      does: fc.constant("moves" as const),
      who: fc.constantFrom(...names),
      to: fc.constantFrom(...paths),
    }),
    weight: 4,
  },
  fc.record({ does: fc.constant("leaves" as const), who: fc.constantFrom(...names) }),
  fc.record({
    does: fc.constant("asks" as const),
    rows: fc.option(
      fc.record({
        text: fc.constantFrom("", "basket", "nobody"),
        page: fc.option(fc.constantFrom(...paths), { nil: null }),
        sort: fc.constantFrom("newest" as const, "longest" as const, "pages" as const),
        from: fc.nat(4),
        count: fc.integer({ min: 1, max: 4 }),
        hold: fc.boolean(),
      }),
      { nil: null },
    ),
    pages: fc.boolean(),
    open: fc.option(fc.record({ visit: fc.constantFrom(...names).map(idOf) }), { nil: null }),
  }),
  fc.constant({ does: "looks elsewhere" as const }),
);

describe("[BRD2] differences", () => {
  test("leave a console's window equal to a fresh one, whatever happens and is asked for", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
        const present = new Map<string, LiveVisit>();
        let asked: BoardAsk = ask({ n: 0, rows: null });
        let told: { window: BoardWindow | null; order: Order | null } = { window: null, order: null };
        let console = emptyWindow;
        let now = 10_000;
        for (const one of steps) {
          now += 1_000;
          if (one.does === "moves") {
            const visit_ = present.get(one.who) ?? visit(one.who, { since: now, trail: [], tabs: [] });
            const own = { ...tab(one.who, one.to, one.to), page: { path: one.to, title: one.to } };
            present.set(one.who, showPage(visit_, own, own.page, now));
          } else if (one.does === "leaves") present.delete(one.who);
          else if (one.does === "asks") asked = { ...one, n: asked.n + 1 };
          const { window, order } = windowOf(asked, told.order, [...present.values()]);
          const change = difference(told.window, window);
          // A console that reads too slowly is not told every time.
          const isTold = one.does !== "looks elsewhere" && change !== null;
          if (isTold) console = applyChange(console, JSON.parse(JSON.stringify(change)));
          told = { window: isTold ? window : told.window, order };
          if (isTold || change === null) expect(console).toEqual(window);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("say nothing where nothing changed, and only the rows that did", () => {
    const before = windowOf(ask(), null, [first, second]).window;
    expect(difference(before, windowOf(ask(), null, [first, second]).window)).toBeNull();
    const moved = { ...first, browser: "Edge" };
    const change = difference(before, windowOf(ask(), null, [moved, second]).window);
    expect(change?.put.map(({ id }) => id)).toEqual([first.id]);
    expect(change).not.toHaveProperty("ids");
    expect(change).not.toHaveProperty("open");
  });
});
