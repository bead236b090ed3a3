import type { Knowable, Test } from "#protocol/condition-test";
import type { Facts } from "./facts.ts";
import { matches, matchesPath } from "./path-pattern.ts";
import { readAttribute } from "./read-attribute.ts";
import { readEvent } from "./read-event.ts";
import { type Reading, UNKNOWN } from "./reading.ts";
import { both, truthOf, within } from "./truth.ts";

/** One test on the facts; segments are conditions of their own and not looked up here. */
export function readTest(test: Exclude<Test, { test: "segment" }>, facts: Facts): Reading {
  switch (test.test) {
    case "page":
      return known(facts.page?.path, (path) => matchesPath(test.paths, path));
    case "been": {
      const { paths, whole } = facts.trail;
      const seen = paths.filter((path) => matchesPath(test.paths, path)).length;
      return { truth: within(seen, { least: test.times ?? 1 }, whole), now: seen };
    }
    case "pages": {
      const { paths, whole } = facts.trail;
      return { truth: within(paths.length, test, whole), now: paths.length };
    }
    case "time-on-page":
      return facts.page === null ? UNKNOWN : time(facts.now - facts.page.since, test);
    case "time-on-site":
      return time(facts.now - facts.since, test);
    case "visits":
      return number(facts.visits, test);
    case "referrer":
      return known(facts.referrer, (said) => test.in.some((part) => isPart(part, said)));
    case "campaign":
      return known(facts.campaign, (said) => test.in.some((pattern) => matches(pattern, said)));
    case "country":
      return known(facts.country, (said) => test.in.includes(said));
    case "language":
      return known(facts.language, (said) => test.in.some((tag) => covers(tag, said)));
    case "device":
      return known(facts.device, (said) => test.in.includes(said));
    case "attribute":
      return readAttribute(test, facts.person.attributes ?? {});
    case "event":
      return readEvent(test, facts);
    case "basket":
      return number(facts.basket?.[test.of] ?? null, test);
    case "struggle": {
      if (facts.struggle === null) return UNKNOWN;
      const { score, kinds } = facts.struggle;
      const seen = truthOf(test.kind === undefined || kinds.includes(test.kind));
      return { truth: both(within(score, { least: test.least }), seen), now: { score, kinds } };
    }
    case "availability":
      return known(facts.availability?.open, (open) => open === test.open);
    case "department":
      return known(
        facts.availability?.departments.find(({ id }) => id === test.id)?.open,
        (open) => open === test.open,
      );
    case "hours":
      return known(facts.hours, (open) => open === test.within);
    case "known":
      return known(isKnown(test.fact, facts), (is) => is === test.known);
  }
}

/** The smallest and largest milliseconds at which a stay counts as so many seconds. */
export const timeBounds = ({ least, most }: { least?: number | undefined; most?: number | undefined }) => ({
  least: least === undefined ? undefined : least * 1_000,
  most: most === undefined ? undefined : most * 1_000,
});

const time = (ms: number, range: { least?: number | undefined; most?: number | undefined }): Reading => ({
  truth: within(ms, timeBounds(range)),
  now: Math.floor(ms / 1_000),
});

function known<T extends string | boolean>(said: T | null | undefined, holds: (said: T) => boolean): Reading {
  return said === null || said === undefined ? UNKNOWN : { truth: truthOf(holds(said)), now: said };
}

const number = (said: number | null, range: { least?: number | undefined; most?: number | undefined }): Reading =>
  said === null ? UNKNOWN : { truth: within(said, range), now: said };

const isPart = (part: string, said: string): boolean =>
  part === "" ? said === "" : said.toLowerCase().includes(part.toLowerCase());

/** `de` covers `de` and `de-AT`, and `de-AT` no other. */
const covers = (tag: string, said: string): boolean => `${said.toLowerCase()}-`.startsWith(`${tag.toLowerCase()}-`);

const isKnown = (fact: Knowable, facts: Facts): boolean =>
  fact === "name" ? (facts.person.name ?? "") !== "" : facts[fact] !== null;
