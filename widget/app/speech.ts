import { en, type Plural, type Words } from "../locales/en.ts";

/** A language the widget speaks: its words, its direction, and how it counts and tells time. */
export type Speech = {
  words: Words;
  language: string;
  /** The language, as the visitor's own region writes times and numbers. */
  tag: string;
  direction: "ltr" | "rtl";
  count(forms: Plural, n: number): string;
  /** `at` and `now` are epoch milliseconds of the same clock. */
  time(at: number, now: number): string;
  /** A length of time in seconds, in whole minutes or hours. */
  span(seconds: number): string;
};

const others: Record<string, () => Promise<Words>> = {
  de: async () => (await import("../locales/de.ts")).de,
  ar: async () => (await import("../locales/ar.ts")).ar,
};

/** The words for a language tag. English is always there; it stands in where a locale is missing or cannot be had. */
export async function loadSpeech(tag: string): Promise<Speech> {
  const language = tag.slice(0, 2).toLowerCase();
  const words = await others[language]?.().catch(() => undefined);
  return words ? makeSpeech(words, language) : makeSpeech(en, "en");
}

export function makeSpeech(words: Words, language: string): Speech {
  // The visitor's own region, if it is one of that language: en-GB counts the hours otherwise than en-US.
  const tag = navigator.language.startsWith(language) ? navigator.language : language;
  const rules = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag);
  const clock = new Intl.DateTimeFormat(tag, { timeStyle: "short" });
  const calendar = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" });
  return {
    words,
    language,
    tag,
    direction: language === "ar" ? "rtl" : "ltr",
    count: (forms, n) => (forms[rules.select(n)] ?? forms.other).replace("{n}", numbers.format(n)),
    time: (at, now) => (new Date(at).toDateString() === new Date(now).toDateString() ? clock : calendar).format(at),
    span(seconds) {
      const [unit, size] = seconds < 3_600 ? (["minute", 60] as const) : (["hour", 3_600] as const);
      const format = new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "long" });
      return format.format(Math.ceil(seconds / size));
    },
  };
}
