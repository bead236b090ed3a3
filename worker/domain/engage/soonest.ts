import { type Condition, testsOf } from "#protocol/condition";
import type { Test } from "#protocol/condition-test";
import { segmentsIn } from "#protocol/segment";
import { evaluate } from "./evaluate.ts";
import type { Facts } from "./facts.ts";
import { timeBounds } from "./read-test.ts";
import { noSegments, type SegmentConditions } from "./segments.ts";

/**
 * After how many milliseconds the condition changes its mind if nothing but time passes; null if it never does. So a page
 * can be asked to say so then, and the site's object needs no timer.
 */
export function soonest(condition: Condition, facts: Facts, segments: SegmentConditions = noSegments): number | null {
  const times = testsWithin(condition, segments)
    .flatMap((test) => edgesOf(test, facts))
    .filter((at) => at > facts.now);
  if (times.length === 0) return null;
  const holds = evaluate(condition, facts, segments);
  for (const at of [...new Set(times)].sort((one, other) => one - other))
    if (evaluate(condition, { ...facts, now: at }, segments) !== holds) return at - facts.now;
  return null;
}

/** Its own tests and those of the segments that it names, each segment once. */
function testsWithin(condition: Condition, segments: SegmentConditions): Test[] {
  const found = testsOf(condition);
  const seen = new Set<string>();
  const open = segmentsIn(condition);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const of = seen.has(id) ? undefined : segments.get(id);
    seen.add(id);
    if (of === undefined) continue;
    found.push(...testsOf(of));
    open.push(...segmentsIn(of));
  }
  return found;
}

/** When (epoch ms) time alone may change what comes of a test. A most, or a last so many, is over a millisecond later. */
function edgesOf(test: Test, { page, since, events }: Facts): number[] {
  switch (test.test) {
    case "time-on-page":
      return page === null ? [] : boundsFrom(page.since, test);
    case "time-on-site":
      return boundsFrom(since, test);
    case "event": {
      const { within, after, name } = test;
      return (events?.list ?? []).flatMap((event) => [
        ...(within === undefined ? [] : [event.at + within * 1_000 + 1]),
        ...(after === undefined || event.name !== name ? [] : [event.at + after * 1_000]),
      ]);
    }
    default:
      return [];
  }
}

function boundsFrom(start: number, range: { least?: number | undefined; most?: number | undefined }): number[] {
  const { least, most } = timeBounds(range);
  return [...(least === undefined ? [] : [start + least]), ...(most === undefined ? [] : [start + most + 1])];
}
