import { describe, expect, it, test } from "vitest";
import type { Exception, Schedule } from "#protocol/schedule";
import { intervals, isOpen, nextChange, zoneDataKnown } from "../../../worker/domain/schedule/index.ts";

type Entry = Schedule["week"][number];
type Day = Entry["day"];

const WORKDAYS: Day[] = [1, 2, 3, 4, 5];
const DAYS: Day[] = [...WORKDAYS, 6, 7];

const on = (days: Day[], ...hours: string[]): Entry[] =>
  days.flatMap((day) => hours.map((text) => ({ day, ...hoursOf(text) })));

const except = (dates: string, hours: string[], more: Partial<Exception> = {}): Exception => {
  const [from = "", to = from] = dates.split(" to ");
  return { from, to, hours: hours.map(hoursOf), ...more };
};

const hoursOf = (text: string) => ({ from: text.slice(0, 5), to: text.slice(6) });

const schedule = (timeZone: string, week: Entry[], ...exceptions: Exception[]): Schedule => ({
  timeZone,
  week,
  exceptions,
});

/** Minutes are enough, but where a zone had seconds. */
const at = (text: string): number => Date.parse(text.includes("T") ? `${text}Z` : `${text}T00:00Z`);
const text = (instant: number): string => new Date(instant).toISOString().replace(/(:00)?\.000Z$/, "");

/** What is open between two instants, all in UTC. */
const open = (asked: Schedule, from: string, to: string): string[] =>
  intervals(asked, at(from), at(to)).map((one) => `${text(one.from)} to ${text(one.to)}`);

const next = (asked: Schedule, after: string): string | null => {
  const change = nextChange(asked, at(after));
  return change === null ? null : `${change.open ? "opens" : "closes"} ${text(change.at)}`;
};

/** Hours of one date, and of no other. */
const only = (timeZone: string, date: string, ...hours: string[]): Schedule =>
  schedule(timeZone, [], except(date, hours));

describe("hours", () => {
  const office = schedule("Europe/Oslo", on(WORKDAYS, "09:00-17:00"));

  it("begin with their first instant and end before their last", () => {
    expect(isOpen(office, at("2026-10-20T07:00") - 1)).toBe(false);
    expect(isOpen(office, at("2026-10-20T07:00"))).toBe(true);
    expect(isOpen(office, at("2026-10-20T15:00") - 1)).toBe(true);
    expect(isOpen(office, at("2026-10-20T15:00"))).toBe(false);
  });

  it("are by ISO weekday, and by the wall in summer as in winter", () => {
    expect(open(office, "2026-10-22", "2026-10-28")).toEqual([
      "2026-10-22T07:00 to 2026-10-22T15:00",
      "2026-10-23T07:00 to 2026-10-23T15:00",
      "2026-10-26T08:00 to 2026-10-26T16:00",
      "2026-10-27T08:00 to 2026-10-27T16:00",
    ]);
    expect(open(schedule("UTC", on([7], "10:00-11:00")), "2026-10-19", "2026-10-26")).toEqual([
      "2026-10-25T10:00 to 2026-10-25T11:00",
    ]);
  });

  it("are cut off where the question ends, and none when it ends before it begins", () => {
    expect(open(office, "2026-10-20T08:30", "2026-10-20T09:45")).toEqual(["2026-10-20T08:30 to 2026-10-20T09:45"]);
    expect(open(office, "2026-10-20T09:45", "2026-10-20T08:30")).toEqual([]);
  });

  it("of 00:00 to 24:00 are the whole day, also a long one and a short one", () => {
    expect(open(only("Europe/Oslo", "2026-10-20", "00:00-24:00"), "2026-10-10", "2026-10-30")).toEqual([
      "2026-10-19T22:00 to 2026-10-20T22:00",
    ]);
    expect(open(only("Europe/Oslo", "2026-10-25", "00:00-24:00"), "2026-10-10", "2026-10-30")).toEqual([
      "2026-10-24T22:00 to 2026-10-25T23:00",
    ]);
    expect(open(only("Europe/Oslo", "2026-03-29", "00:00-24:00"), "2026-03-10", "2026-04-10")).toEqual([
      "2026-03-28T23:00 to 2026-03-29T22:00",
    ]);
  });

  it("that touch or overlap are one", () => {
    const split = schedule("UTC", on([2], "09:00-12:00", "12:00-13:00", "12:30-17:00", "10:00-11:00", "17:01-18:00"));
    expect(open(split, "2026-10-19", "2026-10-24")).toEqual([
      "2026-10-20T09:00 to 2026-10-20T17:00",
      "2026-10-20T17:01 to 2026-10-20T18:00",
    ]);
    expect(next(split, "2026-10-20T09:00")).toBe("closes 2026-10-20T17:00");
  });

  it("that end at or before they begin run past midnight", () => {
    const night = schedule("UTC", on([5], "22:00-04:00", "23:00-00:00"), except("2026-10-19", ["09:00-09:00"]));
    expect(open(night, "2026-10-18", "2026-10-26")).toEqual([
      "2026-10-19T09:00 to 2026-10-20T09:00",
      "2026-10-23T22:00 to 2026-10-24T04:00",
    ]);
    expect(open(only("UTC", "2026-10-20", "18:00-00:00"), "2026-10-18", "2026-10-26")).toEqual(
      open(only("UTC", "2026-10-20", "18:00-24:00"), "2026-10-18", "2026-10-26"),
    );
  });

  it("past midnight belong to the date on which they begin, also where the next date is closed", () => {
    const night = schedule("UTC", on(DAYS, "22:00-04:00"), except("2026-10-24", []));
    expect(open(night, "2026-10-23T12:00", "2026-10-26T12:00")).toEqual([
      "2026-10-23T22:00 to 2026-10-24T04:00",
      "2026-10-25T22:00 to 2026-10-26T04:00",
    ]);
  });

  it("that are skipped by the clock shorten an interval, or empty it", () => {
    const zone = "America/New_York";
    const march = (hours: string) => open(only(zone, "2026-03-08", hours), "2026-03-07", "2026-03-10");
    expect(march("01:00-02:30")).toEqual(["2026-03-08T06:00 to 2026-03-08T07:00"]);
    expect(march("02:30-04:00")).toEqual(["2026-03-08T07:00 to 2026-03-08T08:00"]);
    expect(march("01:00-04:00")).toEqual(["2026-03-08T06:00 to 2026-03-08T08:00"]);
    expect(march("02:00-03:00")).toEqual([]);
    expect(march("02:15-02:45")).toEqual([]);
  });

  it("that come twice are covered without a break", () => {
    const zone = "America/New_York";
    const november = (...hours: string[]) => open(only(zone, "2026-11-01", ...hours), "2026-10-31", "2026-11-03");
    expect(november("01:00-02:00")).toEqual(["2026-11-01T05:00 to 2026-11-01T07:00"]);
    expect(november("01:30-01:45")).toEqual(["2026-11-01T05:30 to 2026-11-01T06:45"]);
    expect(november("00:30-01:30")).toEqual(["2026-11-01T04:30 to 2026-11-01T06:30"]);
    expect(november("01:30-03:00")).toEqual(["2026-11-01T05:30 to 2026-11-01T08:00"]);
    // Between the two the wall reads 01:15 twice and 01:50 once: all of it is within both.
    expect(november("01:00-01:20", "01:40-02:00")).toEqual(["2026-11-01T05:00 to 2026-11-01T07:00"]);
  });
});

describe("exceptions", () => {
  const week = on(DAYS, "09:00-17:00");

  it("replace all hours that begin on their dates, both ends included", () => {
    const asked = schedule("UTC", week, except("2026-12-24", ["09:00-12:00"]), except("2026-12-25 to 2026-12-26", []));
    expect(open(asked, "2026-12-23", "2026-12-28")).toEqual([
      "2026-12-23T09:00 to 2026-12-23T17:00",
      "2026-12-24T09:00 to 2026-12-24T12:00",
      "2026-12-27T09:00 to 2026-12-27T17:00",
    ]);
  });

  it("leave what began the night before", () => {
    const asked = schedule("UTC", on(DAYS, "20:00-02:00"), except("2026-12-24", ["10:00-11:00"]));
    expect(open(asked, "2026-12-23T12:00", "2026-12-25T12:00")).toEqual([
      "2026-12-23T20:00 to 2026-12-24T02:00",
      "2026-12-24T10:00 to 2026-12-24T11:00",
    ]);
  });

  it("that overlap: the one listed last wins, dated or yearly", () => {
    const closed = except("2026-12-20 to 2026-12-31", []);
    const special = except("2026-12-24", ["10:00-11:00"]);
    const yearly = except("2020-12-24", ["12:00-13:00"], { yearly: true });
    const day = (...listed: Exception[]) => open(schedule("UTC", week, ...listed), "2026-12-24", "2026-12-25");
    expect(day(closed, special)).toEqual(["2026-12-24T10:00 to 2026-12-24T11:00"]);
    expect(day(special, closed)).toEqual([]);
    expect(day(closed, special, yearly)).toEqual(["2026-12-24T12:00 to 2026-12-24T13:00"]);
    expect(day(yearly, special)).toEqual(["2026-12-24T10:00 to 2026-12-24T11:00"]);
    expect(day(yearly, closed)).toEqual([]);
  });

  it("that are yearly come by month and day, also across New Year, before the first as after it", () => {
    const asked = schedule("UTC", week, except("2026-12-31 to 2027-01-01", [], { yearly: true }));
    for (const [year, after] of [
      [2020, 2021],
      [2026, 2027],
      [2031, 2032],
    ])
      expect(open(asked, `${year}-12-30`, `${after}-01-03`)).toEqual([
        `${year}-12-30T09:00 to ${year}-12-30T17:00`,
        `${after}-01-02T09:00 to ${after}-01-02T17:00`,
      ]);
  });

  it("that are yearly and last a year or more hold on every day", () => {
    for (const dates of ["2026-03-10 to 2027-03-09", "2026-03-10 to 2027-03-10", "2026-03-10 to 2028-02-01"])
      expect(next(schedule("UTC", week, except(dates, [], { yearly: true })), "2024-02-28")).toBeNull();
    const almost = schedule("UTC", week, except("2026-03-10 to 2027-03-08", [], { yearly: true }));
    expect(next(almost, "2028-01-01")).toBe("opens 2028-03-09T09:00");
  });

  it("on 29 February come in leap years only", () => {
    const leap = schedule("UTC", [], except("2024-02-29", ["10:00-11:00"], { yearly: true }));
    expect(open(leap, "2026-01-01", "2033-01-01")).toEqual([
      "2028-02-29T10:00 to 2028-02-29T11:00",
      "2032-02-29T10:00 to 2032-02-29T11:00",
    ]);
    const around = schedule("UTC", [], except("2025-02-28 to 2025-03-01", ["10:00-11:00"], { yearly: true }));
    expect(open(around, "2027-01-01", "2029-01-01")).toHaveLength(5);
  });
});

describe("nextChange", () => {
  const always = on(DAYS, "00:00-24:00");

  it("is strictly after the instant that is asked for", () => {
    const office = schedule("Europe/Oslo", on(WORKDAYS, "09:00-17:00"));
    expect(nextChange(office, at("2026-10-20T07:00") - 1)).toEqual({ at: at("2026-10-20T07:00"), open: true });
    expect(next(office, "2026-10-20T07:00")).toBe("closes 2026-10-20T15:00");
    expect(next(office, "2026-10-20T15:00")).toBe("opens 2026-10-21T07:00");
    expect(next(office, "2026-10-23T15:00")).toBe("opens 2026-10-26T08:00");
  });

  it("is null when there is none, ever", () => {
    for (const zone of ["UTC", "Europe/Oslo", "Australia/Lord_Howe", "Pacific/Apia"]) {
      expect(next(schedule(zone, []), "2026-01-01")).toBeNull();
      expect(next(schedule(zone, always), "2010-01-01")).toBeNull();
      expect(next(schedule(zone, on(DAYS, "09:00-09:00")), "2026-01-01")).toBeNull();
      expect(next(schedule(zone, on(DAYS, "12:00-24:00", "20:00-12:00")), "2026-01-01")).toBeNull();
    }
    const closed = except("2026-01-01 to 2026-12-31", [], { yearly: true });
    expect(next(schedule("UTC", always, closed), "2026-01-01")).toBeNull();
    expect(next(schedule("UTC", [], except("2026-01-01", ["00:00-24:00"])), "2026-01-02")).toBeNull();
    expect(
      next(schedule("UTC", always, except("2026-12-24", ["00:00-24:00"], { yearly: true })), "2026-01-01"),
    ).toBeNull();
  });

  it("is null where the only pause is in an hour that is skipped, or that comes twice", () => {
    const skipped = except("2026-03-29", ["00:00-02:00", "03:00-24:00"]);
    expect(next(schedule("Europe/Oslo", always, skipped), "2026-01-01")).toBeNull();
    const twice = except("2026-10-25", ["00:00-02:20", "02:40-24:00"]);
    expect(next(schedule("Europe/Oslo", always, twice), "2026-01-01")).toBeNull();
    expect(next(only("Europe/Oslo", "2026-03-29", "02:00-03:00"), "2026-01-01")).toBeNull();
  });

  it("finds one that is far away", () => {
    expect(next(only("Europe/Oslo", "9999-12-31", "10:00-11:00"), "2026-01-01")).toBe("opens 9999-12-31T09:00");
    expect(next(schedule("UTC", always, except("9876-05-04", [])), "2026-01-01")).toBe("closes 9876-05-04T00:00");
    expect(next(schedule("UTC", always, except("2026-01-01 to 9876-05-03", [])), "2026-01-02")).toBe(
      "opens 9876-05-04T00:00",
    );
    const again = except("2030-06-01", ["10:00-11:00"], { yearly: true });
    const closed = except("2026-01-01 to 2999-06-01", []);
    expect(next(schedule("UTC", [], again, closed), "2026-01-02")).toBe("opens 3000-06-01T10:00");
  });

  it("finds 29 February, also eight years away, and forty where it should be a Monday", () => {
    const leap = schedule("UTC", [], except("2024-02-29", ["10:00-11:00"], { yearly: true }));
    expect(next(leap, "2026-01-01")).toBe("opens 2028-02-29T10:00");
    expect(next(leap, "2096-03-01")).toBe("opens 2104-02-29T10:00");
    const monday = schedule(
      "UTC",
      on([1], "10:00-11:00"),
      except("2025-01-01 to 2025-02-28", [], { yearly: true }),
      except("2025-03-01 to 2025-12-31", [], { yearly: true }),
    );
    expect(next(monday, "2026-01-01")).toBe("opens 2044-02-29T10:00");
    expect(next(monday, "2072-03-01")).toBe("opens 2112-02-29T10:00");
    expect(next(monday, "2112-02-29T11:00")).toBe("opens 2140-02-29T10:00");
  });

  it("knows the rules of years to come", () => {
    const asked = only("America/New_York", "2150-03-08", "02:00-03:30");
    expect(open(asked, "2150-03-07", "2150-03-10")).toEqual(["2150-03-08T07:00 to 2150-03-08T07:30"]);
    expect(next(asked, "2026-01-01")).toBe("opens 2150-03-08T07:00");
  });
});

describe("zones", () => {
  const whole = (zone: string, date: string) => open(only(zone, date, "00:00-24:00"), ...around(date));
  const hours = (zone: string, date: string, ...asked: string[]) => open(only(zone, date, ...asked), ...around(date));
  const around = (date: string): [string, string] => {
    const shown = (days: number) => new Date(at(date) + days * 86_400_000).toISOString().slice(0, 10);
    return [shown(-3), shown(4)];
  };

  it.for([
    ["America/Santiago", "2026-09-06", "2026-09-06T04:00 to 2026-09-07T03:00"],
    ["Asia/Beirut", "2026-03-29", "2026-03-28T22:00 to 2026-03-29T21:00"],
    ["America/Asuncion", "2024-10-06", "2024-10-06T04:00 to 2024-10-07T03:00"],
    ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00 to 2026-04-24T21:00"],
  ] as const)("%s skips the hour from midnight on %s", ([zone, date, day]) => {
    expect(whole(zone, date)).toEqual([day]);
    expect(hours(zone, date, "00:00-00:30")).toEqual([]);
    expect(hours(zone, date, "00:15-01:00")).toEqual([]);
    expect(hours(zone, date, "00:15-24:00")).toEqual([day]);
  });

  it.for([
    ["America/Santiago", "2026-04-04", "2026-04-04T03:00 to 2026-04-05T04:00", "2026-04-05T02:30 to 2026-04-05T04:00"],
    ["Asia/Beirut", "2026-10-24", "2026-10-23T21:00 to 2026-10-24T22:00", "2026-10-24T20:30 to 2026-10-24T22:00"],
    ["America/Asuncion", "2024-03-23", "2024-03-23T03:00 to 2024-03-24T04:00", "2024-03-24T02:30 to 2024-03-24T04:00"],
    ["Africa/Cairo", "2026-10-29", "2026-10-28T21:00 to 2026-10-29T22:00", "2026-10-29T20:30 to 2026-10-29T22:00"],
  ] as const)("%s has the last hour of %s twice", ([zone, date, day, late]) => {
    expect(whole(zone, date)).toEqual([day]);
    expect(hours(zone, date, "23:30-24:00")).toEqual([late]);
  });

  it("Asunción stays at three hours behind UTC from 2024 on", () => {
    expect(hours("America/Asuncion", "2025-06-10", "09:00-10:00")).toEqual(["2025-06-10T12:00 to 2025-06-10T13:00"]);
  });

  it("Lord Howe moves its clock by half an hour", () => {
    expect(hours("Australia/Lord_Howe", "2026-10-04", "02:00-02:30")).toEqual([]);
    expect(hours("Australia/Lord_Howe", "2026-10-04", "01:45-03:00")).toEqual(["2026-10-03T15:15 to 2026-10-03T16:00"]);
    expect(hours("Australia/Lord_Howe", "2026-04-05", "01:30-02:00")).toEqual(["2026-04-04T14:30 to 2026-04-04T15:30"]);
  });

  it("St. John's went back from 00:01 to the day before", () => {
    expect(whole("America/St_Johns", "2010-11-07")).toEqual(["2010-11-07T02:30 to 2010-11-08T03:30"]);
    expect(hours("America/St_Johns", "2010-11-06", "23:30-24:00")).toEqual(["2010-11-07T02:00 to 2010-11-07T03:30"]);
  });

  it("Apia skipped 30 December 2011, which has no hours", () => {
    expect(hours("Pacific/Apia", "2011-12-30", "00:00-24:00")).toEqual([]);
    expect(hours("Pacific/Apia", "2011-12-30", "09:00-17:00")).toEqual([]);
    expect(hours("Pacific/Apia", "2011-12-29", "22:00-06:00")).toEqual(["2011-12-30T08:00 to 2011-12-30T10:00"]);
    // What would have begun on the skipped day is left with what it has of the next.
    expect(hours("Pacific/Apia", "2011-12-30", "22:00-06:00")).toEqual(["2011-12-30T10:00 to 2011-12-30T16:00"]);
    const office = schedule("Pacific/Apia", on(WORKDAYS, "09:00-17:00"));
    expect(next(office, "2011-12-30T03:00")).toBe("opens 2012-01-01T19:00");
  });

  it("Kwajalein had 30 September 1969 twice", () => {
    expect(whole("Pacific/Kwajalein", "1969-09-30")).toEqual(["1969-09-29T13:00 to 1969-10-01T12:00"]);
    expect(hours("Pacific/Kwajalein", "1969-09-30", "09:00-17:00")).toEqual(["1969-09-29T22:00 to 1969-10-01T05:00"]);
  });

  it("Monrovia was behind UTC by minutes and seconds until 1972", () => {
    expect(hours("Africa/Monrovia", "1970-06-01", "09:00-10:00")).toEqual([
      "1970-06-01T09:44:30 to 1970-06-01T10:44:30",
    ]);
    expect(hours("Africa/Monrovia", "1972-01-07", "00:00-01:00")).toEqual(["1972-01-07T00:44:30 to 1972-01-07T01:00"]);
  });

  it("Dublin goes back to winter as others do, though its law calls that the exception", () => {
    expect(hours("Europe/Dublin", "2026-03-29", "01:00-02:00")).toEqual([]);
    expect(hours("Europe/Dublin", "2026-10-25", "01:00-02:00")).toEqual(["2026-10-25T00:00 to 2026-10-25T02:00"]);
  });

  // Zone data that is older says otherwise, and then nothing here can know better.
  describe.skipIf((zoneDataKnown() ?? "") < "2026c")("that changed in 2026", () => {
    it.for([
      ["America/Vancouver", "2026-11-02", "2026-11-02T16:00 to 2026-11-02T17:00"],
      ["America/Edmonton", "2026-11-02", "2026-11-02T15:00 to 2026-11-02T16:00"],
      ["Africa/Casablanca", "2027-01-04", "2027-01-04T09:00 to 2027-01-04T10:00"],
    ] as const)("%s does not move its clock any more", ([zone, date, nine]) => {
      expect(hours(zone, date, "09:00-10:00")).toEqual([nine]);
    });

    it("Casablanca has an hour twice on 20 September 2026, the last time", () => {
      expect(hours("Africa/Casablanca", "2026-09-20", "01:15-01:30")).toEqual(["2026-09-20T00:15 to 2026-09-20T01:30"]);
    });
  });
});

test("zoneDataKnown names the newest release it lists that is not newer than the runtime's own", () => {
  const listed = ["2025a", "2025b", "2026a", "2026b", "2026c", "2026d", "2026e"];
  const { tz = "" } = process.versions;
  expect(zoneDataKnown()).toBe(listed.findLast((release) => release <= tz) ?? null);
});
