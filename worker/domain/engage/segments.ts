import type { Condition } from "#protocol/condition";
import type { Segment } from "#protocol/segment";

/** Conditions of segments by their ids. */
export type SegmentConditions = ReadonlyMap<string, Condition>;

export const noSegments: SegmentConditions = new Map();

export const conditionsOf = (segments: readonly Segment[]): SegmentConditions =>
  new Map(segments.map(({ id, when }) => [id, when]));
