import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Exception, Schedule } from "#protocol/schedule";
import { dateOf, dayOf, exceptionalDates, todayIn } from "../../../worker/domain/schedule/index.ts";

const schedule = (...exceptions: Exception[]): Schedule => ({ timeZone: "Europe/Berlin", week: [], exceptions });
const closed = (from: string, to: string, more: Partial<Exception> = {}): Exception => ({
  from,
  to,
  hours: [],
  ...more,
});
const told = (from: string, days: number, ...exceptions: Exception[]) =>
  exceptionalDates(schedule(...exceptions), from, days).map(
    (one) => `${one.from} to ${one.to}: ${one.exception.label ?? ""}`,
  );

describe("the dates of exceptions", () => {
  it("are those on which one holds, in order, cut off at both ends", () => {
    expect(
      told("2026-12-20", 7, closed("2026-12-25", "2026-12-31", { label: "b" }), closed("2026-12-01", "2026-12-21")),
    ).toEqual(["2026-12-20 to 2026-12-21: ", "2026-12-25 to 2026-12-26: b"]);
  });

  it("are of the one that is listed last where several overlap", () => {
    const long = closed("2026-07-01", "2026-07-31", { label: "summer" });
    const short = closed("2026-07-10", "2026-07-11", { label: "sale" });
    expect(told("2026-07-01", 31, long, short)).toEqual([
      "2026-07-01 to 2026-07-09: summer",
      "2026-07-10 to 2026-07-11: sale",
      "2026-07-12 to 2026-07-31: summer",
    ]);
    expect(told("2026-07-01", 31, short, long)).toEqual(["2026-07-01 to 2026-07-31: summer"]);
  });

  it("come again every year, and 29 February in leap years only", () => {
    const leap = closed("2024-02-29", "2024-02-29", { yearly: true });
    const turn = closed("2020-12-31", "2021-01-01", { yearly: true });
    expect(told("2026-06-01", 366, leap, turn)).toEqual(["2026-12-31 to 2027-01-01: "]);
    expect(told("2027-06-01", 366, leap)).toEqual(["2028-02-29 to 2028-02-29: "]);
  });
});

it("a day is its date again, for as long as dates have four digits", () => {
  fc.assert(
    fc.property(fc.integer({ min: dayOf("0000-03-01"), max: dayOf("9999-12-31") }), (day) => {
      expect(dateOf(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
      expect(dayOf(dateOf(day))).toBe(day);
    }),
  );
});

it("today is a date of the zone", () => {
  const at = Date.parse("2026-03-01T02:00Z");
  expect(todayIn("America/New_York", at)).toBe("2026-02-28");
  expect(todayIn("Pacific/Kiritimati", at)).toBe("2026-03-01");
});
