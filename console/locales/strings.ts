import { flatten, resolveTemplate, translator } from "@solid-primitives/i18n";
import { en } from "./en.ts";

export const locale = "en";
const dictionary = flatten(en);

/** The words of the console. */
export const t = translator(() => dictionary, resolveTemplate);
