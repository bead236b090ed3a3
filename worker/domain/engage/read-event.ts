import type { Test } from "#protocol/condition-test";
import type { Truth } from "#protocol/explained";
import type { Facts } from "./facts.ts";
import { type Reading, UNKNOWN } from "./reading.ts";
import { both, truthOf, within } from "./truth.ts";

/**
 * What happened on the page, how often, how lately. Of the older events some are forgotten: those of the last seconds are
 * known whole while one from before them is remembered.
 */
export function readEvent(test: Extract<Test, { test: "event" }>, { events, now }: Facts): Reading {
  if (events === null) return UNKNOWN;
  const span = test.within === undefined ? Number.POSITIVE_INFINITY : test.within * 1_000;
  const of = events.list.filter(({ name }) => name === test.name);
  const times = of.filter(({ at }) => now - at <= span).length;
  const whole = events.whole || events.list.some(({ at }) => now - at > span);
  const last = of.reduce<number | null>((latest, { at }) => Math.max(latest ?? at, at), null);
  return {
    truth: both(within(times, { least: test.times ?? 1 }, whole), longAgo(last)),
    now: { times, seconds: last === null ? null : Math.floor((now - last) / 1_000) },
  };

  /** With none the count decides. */
  function longAgo(at: number | null): Truth {
    return truthOf(test.after === undefined || at === null || now - at >= test.after * 1_000);
  }
}
