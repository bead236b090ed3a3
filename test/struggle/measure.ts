import { STUCK } from "../../worker/domain/struggle/struggle.ts";
import type { LabelledVisit } from "./line.ts";
import { replay } from "./replay.ts";

/** Whether the detector told of those who were stuck, at any moment of their visit, and of nobody else. */
export type Measured = {
  visits: number;
  stuck: number;
  precision: number;
  recall: number;
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  threshold: number;
};

/** What the detector must reach. */
export const LEAST = { precision: 0.9, recall: 0.8 };

/** Of visits with a label. Nobody told of is no false alarm, nobody stuck is nobody missed: 1. */
export function measure(visits: readonly LabelledVisit[]): Measured {
  const count = { truePositives: 0, falsePositives: 0, falseNegatives: 0 };
  for (const visit of visits) {
    const told = replay(visit).wasStuck;
    if (told && visit.stuck) count.truePositives++;
    if (told && !visit.stuck) count.falsePositives++;
    if (!told && visit.stuck) count.falseNegatives++;
  }
  const { truePositives, falsePositives, falseNegatives } = count;
  return {
    visits: visits.length,
    stuck: truePositives + falseNegatives,
    precision: share(truePositives, falsePositives),
    recall: share(truePositives, falseNegatives),
    ...count,
    threshold: STUCK,
  };
}

/** To three digits, downwards: a bound is not met by rounding. */
const share = (right: number, wrong: number): number =>
  right + wrong === 0 ? 1 : Math.floor((right / (right + wrong)) * 1000) / 1000;
