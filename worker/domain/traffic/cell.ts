import { BUCKETS } from "./stay.ts";

/**
 * What is counted, by what, and since when: `period` is where its hour or day begins (epoch ms, UTC). `subject` and `detail`
 * by kind: page: path, none; source: country, device, campaign or referrer, and its value; flow: from, to; goal: its
 * event, currency; step: funnel, step from 0; invitation: trigger, none.
 */
export type Key = { kind: Kind; period: number; subject: string; detail: string };

/** The counts are in the order of `columns`; none at all is a cell whose counts went to "(other)". */
export type Cell = Key & { counts: readonly number[] };

/** What each kind counts. `times` are the buckets of how long a page was looked at; `value` is in hundredths of the currency's unit. */
export const columns = {
  page: ["views", "entries", "exits", "stays", "total", ...Array.from({ length: BUCKETS }, (_, i) => `time${i}`)],
  source: ["visits", "conversations"],
  flow: ["count"],
  goal: ["count", "value"],
  step: ["reached"],
  invitation: ["shown", "accepted", "heldOut"],
} as const satisfies Record<string, readonly string[]>;
export type Kind = keyof typeof columns;

/** Where the buckets begin in the counts of a page. */
export const TIMES = 5;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long the periods of a kind are, in milliseconds. */
export const lengths: Record<Kind, number> = {
  ...{ page: HOUR, source: HOUR, goal: HOUR, invitation: HOUR },
  ...{ flow: DAY, step: DAY },
};

export const periodOf = (kind: Kind, at: number): number => at - (at % lengths[kind]);

export const nameOf = ({ kind, period, subject, detail }: Key): string =>
  JSON.stringify([kind, period, subject, detail]);

export const plus = (one: readonly number[], other: readonly number[]): number[] =>
  (one.length >= other.length ? one : other).map((_, i) => (one[i] ?? 0) + (other[i] ?? 0));
