import { describe, expect, it } from "vitest";
import { csvOf } from "../../../worker/reports/csv.ts";
import { readRange } from "../../../worker/reports/range.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse("2026-11-25T13:20Z");
const read = (from?: string, to?: string, step = HOUR) => readRange({ from, to }, step, NOW);
const at = (text: string) => Date.parse(text);

describe("what a report is of", () => {
  it("[TRF5] is whole hours or days; a day that it goes to is the whole day", () => {
    expect(read("2026-11-01", "2026-11-02")).toEqual({ from: at("2026-11-01T00:00Z"), to: at("2026-11-03T00:00Z") });
    expect(read("2026-11-01T10:30Z", "2026-11-01T12:30+01:00")).toEqual({
      from: at("2026-11-01T10:00Z"),
      to: at("2026-11-01T12:00Z"),
    });
    expect(read("2026-11-01T10:30Z", "2026-11-01T11:00Z", DAY)).toEqual({
      from: at("2026-11-01"),
      to: at("2026-11-02"),
    });
    expect(read()).toEqual({ from: at("2026-11-18T13:00Z"), to: at("2026-11-25T14:00Z") });
    expect(read("2026-01-01", "2026-12-31")).toMatchObject({ from: at("2026-01-01") });
  });

  it("[TRF5] is refused by the field that is wrong", () => {
    expect(read("2026-02-30")).toMatch(/^from: /);
    expect(read("25.11.2026")).toMatch(/^from: /);
    expect(read("2026-11-01", "2026-11-01T25:00Z")).toMatch(/^to: /);
    expect(read("2026-11-01T10:00", undefined)).toMatch(/^from: /);
    expect(read("2026-11-02", "2026-11-01")).toMatch(/^from: /);
    expect(read("2025-01-01", "2026-11-01")).toMatch(/^from: .*a year/);
    expect(read("")).toMatch(/^from: /);
  });
});

describe("a table", () => {
  it("[TRF5] quotes what it has to, and lets no cell run in a spreadsheet", () => {
    const runs = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"];
    expect(
      csvOf(
        ["a"],
        runs.map((cell) => [cell]),
      )
        .split("\r\n")
        .slice(1, 5),
    ).toEqual(["'=1+1", "'+1", "'-1", "'@SUM(A1)"]);
    for (const cell of runs) expect(csvOf([], [[cell]])).toMatch(/^\r\n"?'/);
    expect(
      csvOf(
        ["a,b", 'c"d'],
        [
          ["x\ny", 1.5],
          [null, new Date(0)],
        ],
      ),
    ).toBe('"a,b","c""d"\r\n"x\ny",1.5\r\n,1970-01-01T00:00:00.000Z\r\n');
  });
});
