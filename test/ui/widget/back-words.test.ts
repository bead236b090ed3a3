import { describe, expect, test } from "vitest";
import { backWords, type Telling } from "../../../widget/form/back-words.ts";
import { ar } from "../../../widget/locales/form/ar.ts";
import { de } from "../../../widget/locales/form/de.ts";
import { en } from "../../../widget/locales/form/en.ts";

const british = (timeZone: string): Telling => ({ words: en, tag: "en-GB", timeZone });
const said = (at: string, now: string, telling: Telling) =>
  // Which spaces stand in a time is up to the runtime's locale data.
  backWords(Date.parse(at), Date.parse(now), telling).replaceAll(/[\u00a0\u202f]/g, " ");

describe("when the team answers again", () => {
  const now = "2026-03-18T12:00:00Z";
  test.each([
    ["the same day", "2026-03-18T13:00:00Z", "We answer again at 14:00"],
    ["the next day", "2026-03-19T08:00:00Z", "We answer again tomorrow at 09:00"],
    ["the day after that", "2026-03-20T08:00:00Z", "We answer again on Friday at 09:00"],
    ["six days later", "2026-03-24T08:00:00Z", "We answer again on Tuesday at 09:00"],
    ["a week later, which has today's name", "2026-03-25T08:00:00Z", "We answer again on 25 March at 09:00"],
    ["after the clocks changed", "2026-03-30T07:00:00Z", "We answer again on 30 March at 09:00"],
    ["in another year", "2027-01-04T08:00:00Z", "We answer again on 4 January at 09:00"],
  ])("is told of %s", (_, at, words) => {
    expect(said(at, now, british("Europe/Oslo"))).toBe(words);
  });

  test.each([
    // The visitor's midnight, and not the site's or that of UTC.
    ["a minute before midnight", "2026-03-18T22:59:00Z", "2026-03-19T08:00:00Z", "tomorrow at 09:00"],
    ["at midnight", "2026-03-18T23:00:00Z", "2026-03-19T08:00:00Z", "at 09:00"],
    ["of an opening at midnight", "2026-03-18T22:59:59Z", "2026-03-18T23:00:00Z", "tomorrow at 00:00"],
    // 29 March 2026 has 23 hours in Oslo, 25 October 25.
    ["on the eve of a short day", "2026-03-28T22:30:00Z", "2026-03-29T21:30:00Z", "tomorrow at 23:30"],
    ["over a short day", "2026-03-28T22:30:00Z", "2026-03-29T22:00:00Z", "on Monday at 00:00"],
    ["on a long day", "2026-10-24T22:00:00Z", "2026-10-25T22:30:00Z", "at 23:30"],
    ["over a long day", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", "tomorrow at 00:00"],
  ])("goes by the visitor's own calendar %s", (_, from, at, words) => {
    expect(said(at, from, british("Europe/Oslo"))).toBe(`We answer again ${words}`);
  });

  test("is another time, and maybe another day, in another zone", () => {
    const at = "2026-03-19T08:00:00Z";
    expect(said(at, now, british("Asia/Tokyo"))).toBe("We answer again tomorrow at 17:00");
    expect(said(at, "2026-03-18T15:30:00Z", british("Asia/Tokyo"))).toBe("We answer again at 17:00");
    expect(said(at, now, british("Pacific/Honolulu"))).toBe("We answer again at 22:00");
    // A day that was skipped: Samoa went from 29 to 31 December 2011.
    expect(said("2011-12-30T12:00:00Z", "2011-12-30T08:00:00Z", british("Pacific/Apia"))).toMatch(/ on Saturday at /);
  });

  test.each([
    ["en-US", en, "2026-03-19T08:00:00Z", "We answer again tomorrow at 9:00 AM"],
    ["de", de, "2026-03-18T13:00:00Z", "Wir antworten wieder um 14:00 Uhr"],
    ["de", de, "2026-03-19T08:00:00Z", "Wir antworten wieder morgen um 09:00 Uhr"],
    ["de", de, "2026-03-20T08:00:00Z", "Wir antworten wieder am Freitag um 09:00 Uhr"],
    ["de", de, "2026-04-02T07:00:00Z", "Wir antworten wieder am 2. April um 09:00 Uhr"],
    ["ar", ar, "2026-03-19T08:00:00Z", "نعود للرد غدًا الساعة 9:00 ص"],
    ["ar", ar, "2026-03-20T08:00:00Z", "نعود للرد يوم الجمعة الساعة 9:00 ص"],
  ])("is told in %s", (tag, words, at, expected) => {
    expect(said(at, now, { words, tag, timeZone: "Europe/Oslo" })).toBe(expected);
  });
});
