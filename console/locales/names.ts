import { locale, t } from "./strings.ts";

const regions = new Intl.DisplayNames([locale], { type: "region", fallback: "code" });
const languages = new Intl.DisplayNames([locale], { type: "language", fallback: "code" });

const names = new Intl.ListFormat(locale, { type: "conjunction" });

/** "Ana, Bo, and Eva". */
export const joinNames = (list: readonly string[]): string => names.format(list);

/** "DE" → "Germany"; what the runtime does not know stays as it is. */
export const countryName = (code: string | null): string =>
  code === null ? t("visit.unknownCountry") : nameOf(regions, code);

/** "pt-BR" → "Brazilian Portuguese". */
export const languageName = (tag: string): string => nameOf(languages, tag);

/** The same without the region, for lists: "de-AT" → "German". */
export const shortLanguageName = (tag: string): string => languageName(tag.split("-")[0] ?? tag);

/** A skill that is a language by its code: "de" → "German"; null for any other word. */
export function skillLanguage(skill: string): string | null {
  if (!/^[a-z]{2}(-[a-z]{2})?$/u.test(skill)) return null;
  const name = languageName(skill);
  return name.toLowerCase() === skill ? null : name;
}

/** `of` throws on what is no code at all, and these come from visitors' browsers. */
function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
