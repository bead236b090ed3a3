import { describe, expect, test } from "vitest";
import { fortnight } from "../../../console/features/hours/fortnight.ts";
import { datesOf, monthAfter } from "../../../console/features/hours/month.ts";
import { readCalendar } from "../../../console/features/hours/read-calendar.ts";
import { countryOf, regions, suggestHolidays } from "../../../console/features/hours/suggest-holidays.ts";
import { wallTimes } from "../../../console/features/hours/wall.ts";
import type { Schedule } from "../../../worker/protocol/schedule.ts";

const iso = (at: number) => new Date(at).toISOString().slice(0, 16);

describe("public holidays", () => {
  test("are the closed days to come; those of a fixed date every year, once", () => {
    const found = suggestHolidays("DE", "BY", "2026-11-25", "en");
    const named = (label: string) => found.filter((one) => one.label === label);
    expect(named("Christmas Day")).toEqual([
      { from: "2026-12-25", to: "2026-12-25", yearly: true, label: "Christmas Day", hours: [] },
    ]);
    expect(named("Epiphany").map(({ from }) => from)).toEqual(["2027-01-06"]);
    expect(named("Good Friday").map(({ from, yearly }) => [from, yearly])).toEqual([["2027-03-26", undefined]]);
    expect(found.every(({ to }) => to >= "2026-11-25")).toBe(true);
  });

  test("are those of the region that was chosen", () => {
    const epiphany = (region: string | null) =>
      suggestHolidays("DE", region, "2026-11-25", "en").some(({ label }) => label === "Epiphany");
    expect([epiphany("BY"), epiphany("BE"), epiphany(null)]).toEqual([true, false, false]);
    expect(regions("DE", "en").map(({ code }) => code)).toContain("BY");
  });

  test("are first offered for the country of the time zone, and of the language where several share it", () => {
    expect(countryOf("Europe/Stockholm", "en-US")).toBe("SE");
    expect(countryOf("America/New_York", "en-US")).toBe("US");
    expect(countryOf("UTC", "de-AT")).toBe("AT");
  });
});

describe("a calendar file", () => {
  const file = (...events: string[][]) =>
    [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//t//t",
      ...events.flatMap((one) => ["BEGIN:VEVENT", ...one, "END:VEVENT"]),
      "END:VCALENDAR",
    ].join("\r\n");
  const read = (...events: string[][]) =>
    readCalendar(file(...events), "2026-11-25")?.map(({ exception: { from, to, yearly, label }, timed }) =>
      [from, to, label, yearly ? "yearly" : "", timed ? "timed" : ""].join(" ").trim(),
    );

  test("gives its days to come, the last one included, with their names", () => {
    expect(
      read(
        ["DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227", "SUMMARY:Christmas\\, closed"],
        ["DTSTART;VALUE=DATE:20261201", "SUMMARY:One day"],
        ["DTSTART;VALUE=DATE:20201201", "SUMMARY:Long ago"],
        ["DTSTART;VALUE=DATE:20261120", "DTEND;VALUE=DATE:20261128", "SUMMARY:Now"],
      ),
    ).toEqual([
      "2026-11-20 2026-11-27 Now",
      "2026-12-01 2026-12-01 One day",
      "2026-12-24 2026-12-26 Christmas, closed",
    ]);
  });

  test("may repeat: every year as one, in other ways day by day", () => {
    expect(read(["DTSTART;VALUE=DATE:20200501", "RRULE:FREQ=YEARLY", "SUMMARY:May"])).toEqual([
      "2020-05-01 2020-05-01 May yearly",
    ]);
    expect(read(["DTSTART;VALUE=DATE:20261130", "RRULE:FREQ=WEEKLY;COUNT=3", "SUMMARY:Monday"])).toEqual([
      "2026-11-30 2026-11-30 Monday",
      "2026-12-07 2026-12-07 Monday",
      "2026-12-14 2026-12-14 Monday",
    ]);
  });

  test("says which were for a time of the day only", () => {
    expect(read(["DTSTART:20261201T140000Z", "DTEND:20261201T160000Z", "SUMMARY:Party"])).toEqual([
      "2026-12-01 2026-12-01 Party  timed",
    ]);
  });

  test("that is none is told apart from an empty one", () => {
    expect(readCalendar("hello", "2026-11-25")).toBeNull();
    expect(readCalendar(file(), "2026-11-25")).toEqual([]);
  });
});

describe("the coming fortnight", () => {
  const night: Schedule = {
    timeZone: "Europe/Berlin",
    week: [{ day: 3, from: "09:00", to: "17:00" }],
    exceptions: [],
  };

  test("is 14 days of the visitor, with what is open on each of theirs", () => {
    const told = fortnight(night, "Pacific/Auckland", Date.parse("2026-11-24T12:00Z"));
    expect(told.map(({ date }) => date)).toEqual(
      datesOf("2026-11")
        .concat(datesOf("2026-12"))
        .filter((date, index, all) => date >= "2026-11-25" && date <= "2026-12-08" && all.indexOf(date) === index),
    );
    expect(
      told
        .filter(({ open }) => open.length > 0)
        .map(({ date, open }) => [date, ...open.map(({ from, to }) => `${iso(from)}/${iso(to)}`)]),
    ).toEqual([
      ["2026-11-25", "2026-11-25T08:00/2026-11-25T11:00"],
      ["2026-11-26", "2026-11-25T11:00/2026-11-25T16:00"],
      ["2026-12-02", "2026-12-02T08:00/2026-12-02T11:00"],
      ["2026-12-03", "2026-12-02T11:00/2026-12-02T16:00"],
    ]);
  });

  test("is open on all of each day without hours, also where a day has 23 hours", () => {
    const told = fortnight(null, "Europe/Berlin", Date.parse("2026-03-25T12:00Z"));
    expect(told.every(({ open: [one] }) => one?.allDay === true && one.begin === 0 && one.end === 1)).toBe(true);
    const lengths = told.map(({ open: [one] }) => ((one?.to ?? 0) - (one?.from ?? 0)) / 3_600_000);
    expect(lengths.filter((hours) => hours === 23)).toHaveLength(1);
  });
});

test("a time on a wall is found, and none where its day is skipped", () => {
  expect(iso(wallTimes("Asia/Tokyo", "2026-11-25", "17:00")?.from ?? 0)).toBe("2026-11-25T08:00");
  expect(wallTimes("Pacific/Apia", "2011-12-30")).toBeNull();
});

test("months turn over the year", () => {
  expect([monthAfter("2026-12", 1), monthAfter("2026-01", -1), monthAfter("2026-06", 14)]).toEqual([
    "2027-01",
    "2025-12",
    "2027-08",
  ]);
  expect(datesOf("2026-11").at(0)).toBe("2026-10-26");
});
