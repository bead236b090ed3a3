import { type Facts, nothingAround } from "../../../../worker/domain/engage/facts.ts";
import { conditionsOf } from "../../../../worker/domain/engage/segments.ts";

export const NOW = Date.UTC(2026, 9, 14, 12);
export const SECOND = 1_000;
export const DAY = 86_400_000;

/** Somebody who came a minute ago and is on a page for ten seconds; `change` says what else is so. */
export const factsWith = (change: Partial<Facts> = {}): Facts => ({
  now: NOW,
  page: { path: "/shop/blue-jacket", title: "Blue jacket", since: NOW - 10 * SECOND },
  trail: { paths: ["/", "/shop/blue-jacket"], whole: true },
  since: NOW - 60 * SECOND,
  country: "AT",
  language: "de-AT",
  device: "phone",
  referrer: "https://www.example.org/search",
  person: {},
  ...nothingAround,
  ...change,
});

/** 22 characters, as ids are. */
export const id = (word: string): string => word.padEnd(22, "0");

export const segmentsOf = conditionsOf;
