import type { LiveVisit } from "../presence/visit.ts";

/** Whether every word of the text is somewhere in what the board shows of a visit. */
export function matchesText(visit: LiveVisit, text: string): boolean {
  const words = fold(text).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return true;
  const hay = hayOf(visit);
  return words.every((word) => hay.includes(word));
}

/** A visit is never changed, only followed by another: what is looked through is made once for each. */
const hays = new WeakMap<LiveVisit, string>();

function hayOf(visit: LiveVisit): string {
  const known = hays.get(visit);
  if (known !== undefined) return known;
  const persons = visit.tabs.flatMap(({ person }) => [
    person.name ?? "",
    person.email ?? "",
    ...Object.values(person.attributes ?? {}).map(String),
  ]);
  const pages = [...visit.tabs.map(({ page }) => page), ...visit.trail];
  const { origin, referrer, country, city, language, device, browser } = visit;
  const hay = fold(
    [
      ...[origin, referrer, country ?? "", nameOf(regions, country), city ?? "", language, nameOf(languages, language)],
      ...[device, browser, ...persons, ...pages.flatMap(({ title, path }) => [title, path])],
    ].join("\n"),
  );
  hays.set(visit, hay);
  return hay;
}

const regions = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });
const languages = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });

function nameOf(names: Intl.DisplayNames, code: string | null): string {
  try {
    return code === null ? "" : (names.of(code) ?? "");
  } catch {
    // A browser may say anything.
    return "";
  }
}

/** Without case and accents: "koln" finds "Köln". */
const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
