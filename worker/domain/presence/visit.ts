import { limits, VISIT_LINGERS } from "#protocol/limits";
import type { ActKind, Device, Page, PageView, Person, Visit } from "#protocol/model";
import type { VisitStruggle } from "#protocol/struggle";
import type { Basket, VisitEvent } from "#protocol/traffic";
import { type Engaged, mergeEngaged } from "../engage/engaged.ts";

/** A tab that is open now. `tab` is its secret; agents get `handle`. Who it is belongs to it, and to no other tab of its visit. */
export type Tab = {
  tab: string;
  handle: string;
  page: PageView;
  person: Person;
  visitor: string | null;
  /** Names of the places for invitations in its page, where it has some. */
  slots?: string[];
};

/** What somebody met on a page. */
export type PageAct = { at: number; path: string; kind: ActKind; detail: string };

/** One stay, as the site object holds it in memory and in the attachments of its sockets. */
export type LiveVisit = {
  id: string;
  /** The keyed hash that ties pages together [WHO2]. */
  link: string;
  since: number;
  origin: string;
  referrer: string;
  country: string | null;
  city: string | null;
  timeZone: string | null;
  language: string;
  device: Device;
  browser: string;
  trail: PageView[];
  lastEvent: { name: string; at: number } | null;
  /** Oldest first. */
  acts: PageAct[];
  /** As it was judged last; in memory only, reckoned anew after a wake. */
  struggle?: VisitStruggle | null;
  campaign?: string;
  /** The last ones, oldest first. */
  events?: VisitEvent[];
  basket?: Basket;
  /** Where triggers did something. */
  engaged?: Engaged;
  tabs: Tab[];
  /** When its last socket closed, while it waits for the next page. */
  leftAt: number | null;
  counted?: Counted;
};

/**
 * What was counted of a visit and may have to be taken back when it goes on, and how many steps of each funnel it took. In
 * memory only, so that nothing is counted twice while it lives.
 */
export type Counted = {
  left: readonly { tab: string; page: PageView; at: number }[];
  ended: { path: string; at: number } | null;
  steps: Readonly<Record<string, number>>;
};

/** The tab shows a page: the trail grows, unless it is the page that the tab shows already (a new title is kept). */
export function showPage(visit: LiveVisit, tab: Omit<Tab, "page">, page: Page, now: number): LiveVisit {
  const known = visit.tabs.find((other) => other.tab === tab.tab);
  const last = visit.trail.at(-1);
  const stays = known?.page.path === page.path || (known === undefined && last?.path === page.path);
  const view: PageView = { ...page, at: (stays ? (known?.page.at ?? last?.at) : undefined) ?? now };
  const trail = stays
    ? visit.trail.map((old) => (old.at === view.at && old.path === view.path ? view : old))
    : [...visit.trail, view].slice(-limits.pages);
  const tabs = [...visit.tabs.filter((other) => other.tab !== tab.tab), { ...tab, page: view }];
  return { ...visit, trail, tabs, leftAt: null };
}

/** Something happened on the page that the tab shows; on one that the host does not want watched it is not kept. */
export function noteAct(
  visit: LiveVisit,
  { page }: Tab,
  act: Pick<PageAct, "kind" | "detail">,
  now: number,
): LiveVisit {
  if (page.ignored === true) return visit;
  return { ...visit, acts: [...visit.acts, { ...act, path: page.path, at: now }].slice(-limits.acts) };
}

/** The tab is gone; with the last one the visit begins to wait. */
export function leaveTab(visit: LiveVisit, tab: string, now: number): LiveVisit {
  const tabs = visit.tabs.filter((other) => other.tab !== tab);
  return { ...visit, tabs, leftAt: tabs.length === 0 ? (visit.leftAt ?? now) : null };
}

export const isOver = (visit: LiveVisit, now: number): boolean =>
  visit.leftAt !== null && now - visit.leftAt > VISIT_LINGERS;

/** Two sockets of one visit, found again after a wake: the one that saw more recently knows the trail. */
export function mergeVisits(one: LiveVisit, other: LiveVisit): LiveVisit {
  const newer = (one.trail.at(-1)?.at ?? 0) >= (other.trail.at(-1)?.at ?? 0) ? one : other;
  const older = newer === one ? other : one;
  const missing = older.tabs.filter((tab) => newer.tabs.every((known) => known.tab !== tab.tab));
  // A socket that is gone without a word may still tell of a tab from before it was known who it is.
  const known = newer.tabs.map((tab) =>
    tab.visitor === null ? (older.tabs.find((same) => same.tab === tab.tab && same.visitor !== null) ?? tab) : tab,
  );
  const did = (newer.lastEvent?.at ?? 0) >= (older.lastEvent?.at ?? 0) ? newer : older;
  const engaged = mergeEngaged(newer.engaged, older.engaged);
  const { basket: _, ...rest } = newer;
  return {
    ...rest,
    lastEvent: did.lastEvent,
    ...(did.events === undefined ? {} : { events: did.events }),
    ...(did.basket === undefined ? {} : { basket: did.basket }),
    since: Math.min(one.since, other.since),
    tabs: [...missing, ...known],
    ...(engaged === undefined ? {} : { engaged }),
  };
}

/** What agents see of it: no secrets, no hash, the newest tabs. */
export const toBoard = (visit: LiveVisit): Visit => ({
  id: visit.id,
  since: visit.since,
  origin: visit.origin,
  referrer: visit.referrer,
  country: visit.country,
  city: visit.city,
  timeZone: visit.timeZone,
  language: visit.language,
  device: visit.device,
  browser: visit.browser,
  tabs: visit.tabs.slice(-limits.tabs).map(({ tab: _secret, slots: _places, ...shown }) => shown),
  trail: visit.trail,
  lastEvent: visit.lastEvent,
  ...(visit.engaged === undefined || visit.engaged.tags.length === 0 ? {} : { tags: visit.engaged.tags }),
  struggle: visit.struggle ?? null,
  ...(visit.campaign ? { campaign: visit.campaign } : {}),
  ...(visit.events === undefined ? {} : { events: visit.events }),
  ...(visit.basket === undefined ? {} : { basket: visit.basket }),
});

/** What `identify` says now over what it said before; attributes are merged by key, the newest kept within bounds. */
export function mergePerson(before: Person, now: Person): Person {
  const entries = Object.entries({ ...before.attributes, ...now.attributes }).slice(-limits.attributes);
  while (JSON.stringify(Object.fromEntries(entries)).length > limits.attributesTotal) entries.shift();
  const merged = { ...before, ...now };
  return entries.length > 0 ? { ...merged, attributes: Object.fromEntries(entries) } : merged;
}
