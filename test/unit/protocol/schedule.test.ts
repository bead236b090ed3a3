import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { limits } from "#protocol/limits";
import { Schedule } from "#protocol/schedule";

const exception = { from: "2026-12-24", to: "2026-12-26", yearly: true, label: "Christmas", hours: [] };
const sound: Schedule = {
  timeZone: "Europe/Oslo",
  week: [{ day: 1, from: "09:00", to: "24:00" }],
  exceptions: [exception, { from: "2026-05-17", to: "2026-05-17", hours: [{ from: "22:00", to: "02:00" }] }],
};

/** The first thing that is wrong, with its path. */
function wrong(change: Partial<Record<keyof Schedule, unknown>>): string | null {
  const result = v.safeParse(Schedule, { ...sound, ...change }, { abortEarly: true });
  return result.success ? null : `${v.getDotPath(result.issues[0])}: ${result.issues[0].message}`;
}

const inWeek = (entry: object) => wrong({ week: [...sound.week, { day: 2, from: "09:00", to: "17:00", ...entry }] });
const inException = (change: object) => wrong({ exceptions: [exception, exception, { ...exception, ...change }] });

describe("a schedule on the wire", () => {
  it("is taken as it is", () => {
    expect(v.parse(Schedule, sound)).toEqual(sound);
    expect(wrong({ week: [], exceptions: [] })).toBeNull();
  });

  it("names a zone that Intl knows, which no offset is", () => {
    for (const timeZone of ["UTC", "America/Argentina/Buenos_Aires", "Asia/Kolkata"])
      expect(wrong({ timeZone })).toBeNull();
    for (const timeZone of ["Europe/Nowhere", "", "+01:00", "-0300", "Oslo", " Europe/Oslo"])
      expect(wrong({ timeZone })).toBe("timeZone: is not a time zone that is known here");
    expect(wrong({ timeZone: 1 })).toContain("timeZone: ");
  });

  it("has times of the day, and 24:00 to end with", () => {
    for (const time of ["9:00", "09:60", "25:00", "24:01", "09:00:00", "", "0900", "٠٩:٠٠", "09:00\n"]) {
      expect(inWeek({ from: time })).toBe("week.1.from: must look like 09:30");
      expect(inWeek({ to: time })).toBe("week.1.to: must look like 09:30");
    }
    expect(inWeek({ from: "24:00" })).toBe("week.1.from: must look like 09:30");
    expect(inWeek({ to: "24:00" })).toBeNull();
    expect(inWeek({ from: "17:00", to: "09:00" })).toBeNull();
    const hours = [
      { from: "10:00", to: "12:00" },
      { from: "25:00", to: "26:00" },
    ];
    expect(inException({ hours })).toBe("exceptions.2.hours.1.from: must look like 09:30");
  });

  it("has ISO weekdays", () => {
    for (const day of [0, 8, 1.5, "1", null]) expect(inWeek({ day })).toMatch(/^week\.1\.day: /);
  });

  it("has dates of the calendar, the last not before the first", () => {
    for (const date of ["2026-2-01", "24.12.2026", "2026-12-24T00:00", ""])
      expect(inException({ from: date })).toBe("exceptions.2.from: must look like 2026-12-24");
    for (const date of ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31"])
      expect(inException({ to: date })).toBe("exceptions.2.to: is not in the calendar");
    expect(inException({ from: "2028-02-29", to: "2028-02-29" })).toBeNull();
    expect(inException({ to: "2026-12-23" })).toBe("exceptions.2.to: must not end before it begins");
  });

  it("is bounded", () => {
    const many = <T>(count: number, entry: T) => Array.from({ length: count }, () => entry);
    const hours = { from: "09:00", to: "10:00" };
    expect(wrong({ week: many(limits.weekHours, { day: 1, ...hours }) })).toBeNull();
    expect(wrong({ week: many(limits.weekHours + 1, { day: 1, ...hours }) })).toBe("week: has more than 100 entries");
    expect(wrong({ exceptions: many(limits.exceptions, exception) })).toBeNull();
    expect(wrong({ exceptions: many(limits.exceptions + 1, exception) })).toBe("exceptions: has more than 200 entries");
    expect(inException({ hours: many(limits.exceptionHours + 1, hours) })).toBe(
      "exceptions.2.hours: has more than 24 entries",
    );
    expect(inException({ label: "x".repeat(limits.exceptionLabel + 1) })).toMatch(/^exceptions\.2\.label: /);
  });
});
