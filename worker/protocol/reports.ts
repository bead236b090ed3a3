import type { FunnelStep } from "./traffic.ts";

/** What stands for all that is not named: the pages, campaigns and such beyond what a report keeps. */
export const OTHER = "(other)";
/** In a flow: from outside the site, or away from it. Of a campaign or referrer: none. Of a country: not known. */
export const NONE = "";

/**
 * What every report says: the hours or days (UTC) it is of as instants (epoch ms, `to` not included), and how many cells D1
 * does not have yet. They are in the report all the same.
 */
export type Reported = { from: number; to: number; behind: number };

/** `GET /api/sites/:site/reports/traffic?from&to&by=…` */
export type TrafficReport = Reported &
  ({ by: "page"; rows: PageTraffic[] } | { by: "hour"; rows: HourTraffic[] } | { by: Source; rows: SourceTraffic[] });

export const sources = ["country", "device", "campaign", "referrer"] as const;
export type Source = (typeof sources)[number];

/**
 * `entries`: visits that began there; `exits`: that ended there. `seconds`: how long people stayed in all, of `stays`;
 * `median`: the usual time of one in seconds, null where none ended. The most viewed first.
 */
export type PageTraffic = {
  path: string;
  views: number;
  entries: number;
  exits: number;
  stays: number;
  seconds: number;
  median: number | null;
};

/** `hour` is when it began (epoch ms). */
export type HourTraffic = { hour: number; views: number; visits: number; conversations: number };

/** The most frequent first. */
export type SourceTraffic = { value: string; visits: number; conversations: number };

/** `GET /api/sites/:site/reports/flow?from&to`: the pages that matter, and how often one went from one to another. */
export type FlowReport = Reported & {
  pages: { path: string; entries: number; exits: number; through: number }[];
  links: { from: string; to: string; count: number }[];
};

/** `GET /api/sites/:site/reports/funnels?from&to`: how many visits reached each step. */
export type FunnelsReport = Reported & {
  funnels: { id: string; name: string; steps: (FunnelStep & { reached: number })[] }[];
};

/** `GET /api/sites/:site/reports/goals?from&to`: how often, and what it was worth in that currency. */
export type GoalsReport = Reported & { goals: { goal: string; currency: string; count: number; value: number }[] };
