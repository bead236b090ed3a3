import { describe, expect, test } from "vitest";
import { loadSpeech } from "../../../widget/app/speech.ts";
import { ar } from "../../../widget/locales/ar.ts";
import { de } from "../../../widget/locales/de.ts";
import { en } from "../../../widget/locales/en.ts";

describe("the widget's languages", () => {
  test.each([
    ["de-AT", "de", "ltr"],
    ["ar", "ar", "rtl"],
    ["en-GB", "en", "ltr"],
    ["fr", "en", "ltr"],
    ["not a tag", "en", "ltr"],
    ["", "en", "ltr"],
  ])("%j speaks %s", async (tag, language, direction) => {
    expect(await loadSpeech(tag)).toMatchObject({ language, direction });
  });

  test("has a form for every number of every language", () => {
    for (const [language, words] of Object.entries({ en, de, ar })) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      for (const plural of [words.unread, words.left])
        expect(Object.keys(plural)).toEqual(expect.arrayContaining(forms));
    }
  });

  test("counts and tells time", async () => {
    const speech = await loadSpeech("en");
    expect(speech.count(speech.words.unread, 1)).toBe("1 new message");
    expect(speech.count(speech.words.left, 1_234)).toBe("1,234 characters left");
    const noon = new Date(2026, 9, 5, 12, 30).getTime();
    expect(speech.time(noon, noon + 60_000)).toMatch(/^12:30/);
    expect(speech.time(noon, noon + 48 * 3_600_000)).toMatch(/Oct.*12:30/);
  });
});
