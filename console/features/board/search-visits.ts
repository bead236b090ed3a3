import type { Visit } from "#protocol/model";
import { countryName, languageName } from "../../locales/names.ts";

/** Whether every word of the query is somewhere in what the board shows of a visit. */
export function matchesVisit(visit: Visit, query: string): boolean {
  const words = fold(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return true;
  const hay = fold(
    [
      visit.origin,
      visit.referrer,
      visit.country ?? "",
      countryName(visit.country),
      visit.language,
      languageName(visit.language),
      visit.device,
      visit.browser,
      ...visit.tabs.flatMap(({ person }) => [
        person.name ?? "",
        person.email ?? "",
        ...Object.values(person.attributes ?? {}).map(String),
      ]),
      ...visit.tabs.flatMap((tab) => [tab.page.title, tab.page.path]),
      ...visit.trail.flatMap((page) => [page.title, page.path]),
    ].join("\n"),
  );
  return words.every((word) => hay.includes(word));
}

/** Without case and accents: "koln" finds "Köln". */
const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
