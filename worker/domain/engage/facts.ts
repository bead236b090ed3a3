import { limits } from "#protocol/limits";
import type { Device, Person } from "#protocol/model";
import type { LiveVisit, Tab } from "../presence/visit.ts";

/**
 * What is known of a visitor and the site at one time. Null is not known; an empty text is known to be none. Times in
 * epoch milliseconds.
 */
export type Facts = {
  now: number;
  page: { path: string; title: string; since: number } | null;
  /** Oldest first, with the present one; not `whole` where earlier ones were forgotten. */
  trail: { paths: readonly string[]; whole: boolean };
  /** When the visit began. */
  since: number;
  country: string | null;
  language: string | null;
  device: Device | null;
  referrer: string | null;
  person: Person;
} & Around;

/** What a visit itself does not tell. */
export type Around = {
  /** With this one. */
  visits: number | null;
  campaign: string | null;
  /** Oldest first; not `whole` where earlier ones were forgotten. */
  events: { list: readonly { name: string; at: number }[]; whole: boolean } | null;
  /** `value` is an amount of money, where the host page says one. */
  basket: { items: number; value: number | null } | null;
  /** From 0 to 1, and the kinds of its signs. */
  struggle: { score: number; kinds: readonly string[] } | null;
  availability: { open: boolean; departments: readonly { id: string; open: boolean }[] } | null;
  /** Whether the schedule says open. */
  hours: boolean | null;
  /** The visitor types in a form of the page; a conversation of theirs goes on. */
  typing: boolean;
  talking: boolean;
  /** Names of the places for invitations in the page that is shown. */
  slots: readonly string[];
};

/** Where nothing around a visit is known. */
export const nothingAround: Around = {
  ...{ visits: null, campaign: null, events: null, basket: null, struggle: null, availability: null, hours: null },
  ...{ typing: false, talking: false, slots: [] },
};

/** The facts of one tab of a visit. */
export function factsOf(visit: LiveVisit, tab: Pick<Tab, "page" | "person">, around: Around, now: number): Facts {
  return {
    now,
    page: { path: tab.page.path, title: tab.page.title, since: tab.page.at },
    trail: { paths: visit.trail.map(({ path }) => path), whole: visit.trail.length < limits.pages },
    since: visit.since,
    country: isCountry(visit.country) ? visit.country : null,
    language: visit.language === "" ? null : visit.language,
    device: visit.device,
    referrer: visit.referrer,
    person: tab.person,
    ...around,
  };
}

/** The edge says XX where it does not know, and T1 for Tor. */
const isCountry = (said: string | null): said is string => said !== null && /^[A-Z]{2}$/.test(said) && said !== "XX";
