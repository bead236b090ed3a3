import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en, type MailWords } from "./en.ts";

const all: ReadonlyMap<string, MailWords> = new Map([
  ["en", en],
  ["de", de],
  ["ar", ar],
]);

/** Words for a language tag such as `de-AT`; English where there are none. */
export const wordsFor = (language: string): MailWords => all.get(language.toLowerCase().split("-")[0] ?? "") ?? en;

/** The line in every language: an answer may come back in another than it was asked in. */
export const markers: readonly string[] = [...all.values()].map(({ marker }) => marker);

/** As it stands in a mail. */
export const markerLine = (marker: string): string => `=== ${marker} ===`;
