import type { Condition } from "#protocol/condition";
import type { Explained, Truth } from "#protocol/explained";
import { evaluator } from "./evaluate.ts";
import type { Facts } from "./facts.ts";
import { readTest } from "./read-test.ts";
import { noSegments, type SegmentConditions } from "./segments.ts";
import { every, not, some } from "./truth.ts";

/** Why it holds or does not: the same tree, with what each test asked for, what is so now, and what came of it. */
export function explain(condition: Condition, facts: Facts, segments: SegmentConditions = noSegments): Explained {
  const truthOfSegment = evaluator(facts, segments);
  return tree(condition, true);

  /** `unfolds`: segments are shown with what is in them, one level deep, so that the answer stays small. */
  function tree(node: Condition, unfolds: boolean): Explained {
    if ("all" in node || "any" in node) {
      const kind = "all" in node ? "all" : "any";
      const of = ("all" in node ? node.all : node.any).map((part) => tree(part, unfolds));
      return { kind, ...said((kind === "all" ? every : some)(of, ({ truth }) => truth)), of };
    }
    if ("not" in node) {
      const of = tree(node.not, unfolds);
      return { kind: "not", ...said(not(of.truth)), of };
    }
    if (node.test !== "segment") {
      const { truth, now } = readTest(node, facts);
      return { kind: "test", ...said(truth), test: node, now, of: null };
    }
    const truth = truthOfSegment(node);
    const condition = segments.get(node.id);
    const of = unfolds && condition !== undefined ? tree(condition, false) : null;
    return { kind: "test", ...said(truth), test: node, now: truth === "unknown" ? null : truth === "yes", of };
  }
}

const said = (truth: Truth) => ({ truth, holds: truth === "yes" });
