import type { PageView, Person, Visit } from "#protocol/model";
import { countryName } from "../../locales/names.ts";
import { t } from "../../locales/strings.ts";

/** The page last come to, of all tabs. */
export function currentPage(visit: Visit): PageView | undefined {
  const open = visit.tabs.map((tab) => tab.page);
  return (
    open.reduce<PageView | undefined>((latest, page) => (latest && latest.at >= page.at ? latest : page), undefined) ??
    visit.trail.at(-1)
  );
}

/** What to call somebody: what they told, else where they are from. */
export function visitorName(person: Person, country: string | null): string {
  if (person.name !== undefined && person.name !== "") return person.name;
  if (person.email !== undefined && person.email !== "") return person.email;
  return country === null ? t("visit.anonymous") : t("visit.from", countryName(country));
}

export type Step = PageView & { stayed: number; isLast: boolean };

/** The trail, latest first, with the time spent on each page; the last one's still runs. */
export function stepsOf(visit: Visit, now: number): Step[] {
  const steps = visit.trail.map((page, index) => {
    const next = visit.trail[index + 1];
    return { ...page, stayed: Math.max(0, (next?.at ?? now) - page.at), isLast: next === undefined };
  });
  return steps.reverse();
}

/** The host of where they came from; empty when they came by themselves or from the site's own pages. */
export function sourceOf(visit: Pick<Visit, "referrer" | "origin">): string {
  if (visit.referrer === "" || visit.referrer.startsWith(`${visit.origin}/`) || visit.referrer === visit.origin)
    return "";
  return /^[a-z]+:\/\/(?:www\.)?([^/]+)/iu.exec(visit.referrer)?.[1] ?? visit.referrer;
}
