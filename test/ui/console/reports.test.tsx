import { describe, expect, test, vi } from "vitest";
import { drawFlow } from "../../../console/features/reports/draw-flow.ts";
import { heatMap, makeWeekClock } from "../../../console/features/reports/heat-map.ts";
import Reports from "../../../console/features/reports/reports.tsx";
import { setStage } from "./stage.tsx";

const HOUR = 3_600_000;
/** A Monday, midnight in UTC. */
const MONDAY = Date.parse("2026-11-23T00:00:00Z");

describe("when people come", () => {
  const row = (hours: number, visits: number, conversations = 0) => ({
    ...{ hour: MONDAY + hours * HOUR, views: visits, visits, conversations },
  });

  test("is summed by weekday and hour, on the clock of the site's hours", () => {
    const rows = [row(9, 3, 1), row(9 + 7 * 24, 4), row(23, 5)];
    const at = (zone: string, day: number, hour: number) =>
      heatMap(rows, makeWeekClock(zone)).find((cell) => cell.day === day && cell.hour === hour);
    expect(at("UTC", 1, 9)).toMatchObject({ visits: 7, conversations: 1 });
    expect(at("Europe/Oslo", 1, 10)).toMatchObject({ visits: 7 });
    expect(at("Europe/Oslo", 2, 0)).toMatchObject({ visits: 5 });
    expect(at("Asia/Kolkata", 1, 15)).toMatchObject({ visits: 7 });
    expect(heatMap(rows, makeWeekClock("UTC"))).toHaveLength(7 * 24);
  });
});

describe("where people go next", () => {
  test("is drawn as wide as they are many, within the picture, the widest first", () => {
    const links = [
      { from: "/", to: "/tents", count: 30 },
      { from: "/", to: "/packs", count: 10 },
      { from: "", to: "/", count: 40 },
    ];
    const { left, right, bands } = drawFlow({ links });
    expect(left.map(({ path, count }) => [path, count])).toEqual([
      ["", 40],
      ["/", 40],
    ]);
    expect(right.map(({ path }) => path)).toEqual(["/", "/tents", "/packs"]);
    for (const side of [left, right])
      for (const { top, height } of side) expect(top + height).toBeLessThanOrEqual(100.001);
    const height = (path: string) => right.find((page) => page.path === path)?.height ?? 0;
    expect(height("/tents") / height("/packs")).toBeCloseTo(3);
    expect(bands.map(({ count }) => count)).toEqual([40, 30, 10]);
  });

  test("nothing is drawn of nothing", () => {
    expect(drawFlow({ links: [] })).toEqual({ left: [], right: [], bands: [] });
  });
});

test("[TRF5] the screen asks for each report, shows what there is, and says where there is nothing; each is to be had as CSV", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: URL) => {
    asked.push(`${url.pathname}?${url.searchParams.get("by") ?? ""}`);
    const reported = { from: 0, to: 1, behind: 0 };
    const page = { path: "/tents", views: 12, entries: 3, exits: 2, stays: 9, seconds: 90, median: 10 };
    const by = url.searchParams.get("by");
    if (url.pathname.endsWith("/traffic")) return Response.json({ ...reported, by, rows: by === "page" ? [page] : [] });
    return Response.json({ ...reported, pages: [], links: [], funnels: [], goals: [] });
  });
  const stage = setStage();
  const view = stage.show(() => <Reports />);
  const cell = await view.findByRole("rowheader", { name: "/tents" });
  expect(cell.parentElement?.textContent).toBe("/tents1210 s32");
  expect((await view.findAllByText("Nothing yet in this time.")).length).toBe(5);
  expect(asked.map((one) => one.replace("/api/sites/site_1/reports/", ""))).toEqual(
    expect.arrayContaining(["traffic?hour", "traffic?page", "traffic?country", "flow?", "goals?", "funnels?"]),
  );
  const links = view.getAllByRole("link", { name: "Download CSV" });
  expect(links.map((link) => link.getAttribute("href")?.split("?")[0])).toContain(
    "/api/sites/site_1/reports/funnels.csv",
  );
  vi.unstubAllGlobals();
});
