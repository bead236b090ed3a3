import { en, type FormWords } from "./en.ts";

const others: Record<string, () => Promise<FormWords>> = {
  de: async () => (await import("./de.ts")).de,
  ar: async () => (await import("./ar.ts")).ar,
};

/** The form's words in one of the widget's languages. English stands in where they cannot be had. */
export const loadFormWords = async (language: string): Promise<FormWords> =>
  (await others[language]?.().catch(() => undefined)) ?? en;
