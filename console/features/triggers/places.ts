import { locale } from "../../locales/strings.ts";

export type Choice = { code: string; name: string };

/** All countries by name. What is not one any more reads as another code, and what never was has no name. */
export function countries(): Choice[] {
  const names = new Intl.DisplayNames([locale], { type: "region", fallback: "none" });
  return codes()
    .flatMap((code): Choice[] => {
      const name = NONE.has(code) || new Intl.Locale(`und-${code}`).region !== code ? undefined : names.of(code);
      return name === undefined ? [] : [{ code, name }];
    })
    .sort(byName);
}

/** Languages that many browsers speak. */
export function languages(): Choice[] {
  const names = new Intl.DisplayNames([locale], { type: "language" });
  return SPOKEN.map((code) => ({ code, name: names.of(code) ?? code })).sort(byName);
}

/** The one that is meant by its name or its code. */
export const findChoice = (choices: readonly Choice[], said: string): Choice | undefined => {
  const text = said.trim().toLowerCase();
  return choices.find(({ code, name }) => code.toLowerCase() === text || name.toLowerCase() === text);
};

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const codes = (): string[] => LETTERS.flatMap((one) => LETTERS.map((other) => one + other));

/** Unions, tests, and codes for no place at all. */
const NONE = new Set(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"]);

const SPOKEN = [
  ...["af", "am", "ar", "az", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "de-AT", "de-CH", "el", "en", "en-GB"],
  ...["en-US", "es", "es-MX", "et", "eu", "fa", "fi", "fil", "fr", "fr-CA", "ga", "gl", "gu", "he", "hi", "hr", "hu"],
  ...["hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "my", "nb"],
  ...["ne", "nl", "nl-BE", "nn", "no", "pa", "pl", "pt", "pt-BR", "ro", "ru", "si", "sk", "sl", "sq", "sr", "sv", "sw"],
  ...["ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "zh", "zh-CN", "zh-TW", "zu"],
];

const byName = (one: Choice, other: Choice): number => one.name.localeCompare(other.name, locale);
