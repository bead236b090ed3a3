import type { Condition } from "#protocol/condition";
import type { Truth } from "#protocol/explained";
import type { Facts } from "./facts.ts";
import { readTest } from "./read-test.ts";
import { noSegments, type SegmentConditions } from "./segments.ts";
import { every, not, some } from "./truth.ts";

/** Whether it is known to hold [TRG2]. */
export const evaluate = (condition: Condition, facts: Facts, segments: SegmentConditions = noSegments): boolean =>
  evaluator(facts, segments)(condition) === "yes";

/**
 * Conditions on the same facts. Each segment is looked at once, however often it is named: else segments of segments would
 * take time beyond all bounds. One that is gone, or part of itself, is unknown.
 */
export function evaluator(facts: Facts, segments: SegmentConditions): (condition: Condition) => Truth {
  const known = new Map<string, Truth>();

  function segment(id: string): Truth {
    const before = known.get(id);
    if (before !== undefined) return before;
    known.set(id, "unknown");
    const condition = segments.get(id);
    const truth = condition === undefined ? "unknown" : truthOf(condition);
    known.set(id, truth);
    return truth;
  }

  function truthOf(condition: Condition): Truth {
    if ("all" in condition) return every(condition.all, truthOf);
    if ("any" in condition) return some(condition.any, truthOf);
    if ("not" in condition) return not(truthOf(condition.not));
    return condition.test === "segment" ? segment(condition.id) : readTest(condition, facts).truth;
  }

  return truthOf;
}
