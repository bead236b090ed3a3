import { ar } from "./words/ar.ts";
import { de } from "./words/de.ts";
import { en, type HoursWords } from "./words/en.ts";

/** A language that is spoken here, with the reader's own region if they said one, for times and dates. */
export type Language = { locale: string; words: HoursWords };

const spoken: Readonly<Record<string, HoursWords>> = { en, de, ar };
const DEFAULT: Language = { locale: "en", words: en };
const MOST = 20;

/** The first of the languages in an Accept-Language header that is spoken here, by what is preferred; else English. */
export function languageOf(accepted: string | undefined): Language {
  const wanted = (accepted ?? "").split(",").slice(0, MOST).map(weighed);
  for (const { tag } of wanted.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)) {
    const words = spoken[tag.split("-")[0]?.toLowerCase() ?? ""];
    if (words !== undefined) return { locale: known(tag), words };
  }
  return DEFAULT;
}

function weighed(part: string): { tag: string; weight: number } {
  const [tag = "", ...options] = part.split(";").map((piece) => piece.trim());
  const weight = options.find((option) => option.startsWith("q="));
  return { tag, weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 };
}

/** The tag as it is, or its language where it is none. */
function known(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag.slice(0, 2);
  } catch {
    return tag.slice(0, 2).toLowerCase();
  }
}
