import Holidays from "date-holidays";
import type { Exception } from "#protocol/schedule";
import { dateOf, dayOf } from "#schedule";

const DAY = 86_400_000;

/** A place that has holidays of its own, by what the library calls it. */
export type Place = { code: string; name: string };

const listed = (places: Record<string, string> | undefined): Place[] =>
  Object.entries(places ?? {})
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name));

export const countries = (language: string): Place[] => listed(new Holidays().getCountries(language));
export const regions = (country: string, language: string): Place[] =>
  listed(new Holidays().getStates(country, language));

/** The public holidays from a date (ISO) on to the end of the next year, as closed days. What is on the same date every year repeats. */
export function suggestHolidays(country: string, region: string | null, from: string, language: string): Exception[] {
  const place = region === null ? new Holidays(country) : new Holidays(country, region);
  const year = Number(from.slice(0, 4));
  const all = [year, year + 1].flatMap((each) => place.getHolidays(each, language));
  const found = new Map<string, Exception>();
  for (const { date, start, end, name, type, rule } of all) {
    const first = date.slice(0, 10);
    const to = dateOf(dayOf(first) + Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY)) - 1);
    if (type !== "public" || to < from) continue;
    const yearly = /^\d\d-\d\d$/.test(rule);
    const key = yearly ? `${first.slice(5)} ${name}` : `${first} ${name}`;
    if (!found.has(key))
      found.set(key, { from: first, to, ...(yearly ? { yearly } : {}), label: name.slice(0, 80), hours: [] });
  }
  return [...found.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Where a team in this zone, with this browser's language, most likely is. */
export function countryOf(timeZone: string, language: string): string {
  const codes = Object.keys(new Holidays().getCountries());
  const spoken = new Intl.Locale(language).region ?? "";
  const inZone = codes.filter((code) => new Holidays(code).getTimezones().includes(timeZone));
  if (inZone.includes(spoken)) return spoken;
  return inZone[0] ?? (codes.includes(spoken) ? spoken : "DE");
}
