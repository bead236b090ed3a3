import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits, VISIT_LINGERS } from "#protocol/limits";
import { networkOf } from "../../../worker/domain/presence/address.ts";
import { isAllowedOrigin } from "../../../worker/domain/presence/origin.ts";
import {
  isOver,
  type LiveVisit,
  leaveTab,
  mergePerson,
  noteAct,
  showPage,
  toBoard,
} from "../../../worker/domain/presence/visit.ts";

const visit: LiveVisit = {
  id: "visit",
  link: "link",
  since: 0,
  origin: "https://shop.example",
  referrer: "",
  country: null,
  city: null,
  timeZone: null,
  language: "en",
  device: "desktop",
  browser: "",
  trail: [],
  lastEvent: null,
  acts: [],
  tabs: [],
  leftAt: null,
};
const tabOf = (id: string) => ({ tab: id, handle: id, person: {}, visitor: null });
const tab = tabOf("tab");
const page = (path: string, title = path) => ({ path, title });

describe("a visit", () => {
  it("grows by each page, once for a reload, and takes a title that comes later", () => {
    let now = showPage(visit, tab, page("/a", ""), 1);
    now = showPage(now, tab, page("/a", "A"), 2);
    now = leaveTab(now, "tab", 3);
    now = showPage(now, tabOf("reloaded"), page("/a", "A"), 4);
    now = showPage(now, tabOf("reloaded"), page("/b", "B"), 5);
    expect(now.trail).toEqual([
      { path: "/a", title: "A", at: 1 },
      { path: "/b", title: "B", at: 5 },
    ]);
    expect(now.tabs.map(({ handle }) => handle)).toEqual(["reloaded"]);
  });

  it("keeps at most so many pages and tabs, the newest", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ tab: fc.nat(12), path: fc.nat(5) }), { maxLength: 80 }), (steps) => {
        let now = visit;
        steps.forEach((step, index) => {
          now = showPage(now, tabOf(`${step.tab}`), page(`/${step.path}`), index);
          expect(now.tabs.at(-1)?.tab).toBe(`${step.tab}`);
        });
        expect(now.trail.length).toBeLessThanOrEqual(limits.pages);
        expect(toBoard(now).tabs.length).toBeLessThanOrEqual(limits.tabs);
      }),
    );
  });

  it("keeps what its pages told of what somebody met, the newest, and nothing of a page that is not to be watched", () => {
    const on = { ...tab, page: { ...page("/pay"), at: 1 } };
    let now = visit;
    for (let i = 0; i < limits.acts + 2; i++) now = noteAct(now, on, { kind: "rage", detail: `#b${i}` }, i);
    expect(now.acts).toHaveLength(limits.acts);
    expect(now.acts.at(-1)).toEqual({
      at: limits.acts + 1,
      path: "/pay",
      kind: "rage",
      detail: `#b${limits.acts + 1}`,
    });
    const ignored = { ...on, page: { ...on.page, ignored: true as const } };
    expect(noteAct(visit, ignored, { kind: "dead", detail: "#game" }, 1)).toBe(visit);
  });

  it("waits for its next page from its last tab on, and is over after half an hour", () => {
    const two = showPage(showPage(visit, tab, page("/"), 0), tabOf("b"), page("/b"), 1);
    expect(leaveTab(two, "b", 5).leftAt).toBeNull();
    const left = leaveTab(leaveTab(two, "b", 5), "tab", 10);
    expect(isOver(left, 10 + VISIT_LINGERS)).toBe(false);
    expect(isOver(left, 11 + VISIT_LINGERS)).toBe(true);
    expect(showPage(left, tab, page("/"), 20).leftAt).toBeNull();
  });

  it("[FRM6] [WHO2] shows agents neither the tab's id nor the hash that ties it together", () => {
    const board = JSON.stringify(
      toBoard(showPage({ ...visit, link: "the-link" }, { ...tabOf("the-tab"), handle: "h" }, page("/"), 0)),
    );
    expect(board).not.toContain("the-link");
    expect(board).not.toContain("the-tab");
  });

  it("merges what is said of a person by key, within bounds", () => {
    const attributes = (from: number, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${from + i}`, i]));
    const merged = mergePerson(
      { name: "Kari", attributes: attributes(0, 20) },
      { email: "k@example.com", attributes: attributes(15, 10) },
    );
    expect(merged).toMatchObject({ name: "Kari", email: "k@example.com" });
    expect(Object.keys(merged.attributes ?? {})).toHaveLength(limits.attributes);
    expect(merged.attributes).toMatchObject(attributes(15, 10));
  });
});

describe("isAllowedOrigin", () => {
  const allowed = ["https://shop.example", "https://*.fjell.example", "http://localhost:8788"];
  it.each([
    ["https://shop.example", true],
    ["HTTPS://SHOP.example", true],
    ["https://www.fjell.example", true],
    ["https://a.b.fjell.example", true],
    ["http://localhost:8788", true],
    ["http://shop.example", false],
    ["https://shop.example:8443", false],
    ["https://www.shop.example", false],
    ["https://fjell.example", false],
    ["https://evilfjell.example", false],
    ["https://evil.example/.fjell.example", false],
    ["https://evil.example#.fjell.example", false],
    ["https://user@x.fjell.example", false],
    ["null", false],
    ["", false],
  ])("[CON4] %s: %s", (origin, expected) => expect(isAllowedOrigin(allowed, origin)).toBe(expected));
});

describe("networkOf", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:DB8:0001:0002::1", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["fe80::", "fe80:0:0:0"],
  ])("[WHO2] %s is of %s", (address, network) => expect(networkOf(address)).toBe(network));
});
