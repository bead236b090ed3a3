import { type Condition, testsOf } from "#protocol/condition";

export type GroupKind = "all" | "any" | "none";
/** A condition as it is drawn: conditions beside each other, and how they count. */
export type Group = { kind: GroupKind; parts: readonly Condition[] };

/** Of a test alone a group of one. */
export function toGroup(condition: Condition): Group {
  if ("all" in condition) return { kind: "all", parts: condition.all };
  if ("any" in condition) return { kind: "any", parts: condition.any };
  if ("not" in condition) return { kind: "none", parts: "any" in condition.not ? condition.not.any : [condition.not] };
  return { kind: "all", parts: [condition] };
}

/** `none` of one part is its negation, which spares a level of nesting; that of a group of `any` reads as its parts. */
export function fromGroup({ kind, parts }: Group): Condition {
  if (kind !== "none") return kind === "all" ? { all: [...parts] } : { any: [...parts] };
  const [only, ...others] = parts;
  return { not: only === undefined || others.length > 0 || "any" in only ? { any: [...parts] } : only };
}

export const isGroup = (condition: Condition): boolean => !("test" in condition);

/** Where a part of the group stands in the condition at `place`. */
export function placeOfPart(condition: Condition, place: string, index: number): string {
  if ("all" in condition) return `${place}.all.${index}`;
  if ("any" in condition) return `${place}.any.${index}`;
  if ("not" in condition) return "any" in condition.not ? `${place}.not.any.${index}` : `${place}.not`;
  return place;
}

/** Levels of nesting, and tests and groups in all, as the protocol counts them [TRG1]. */
export function measure(condition: Condition): { depth: number; nodes: number } {
  const parts = partsOf(condition).map(measure);
  return {
    depth: 1 + Math.max(0, ...parts.map(({ depth }) => depth)),
    nodes: 1 + parts.reduce((sum, { nodes }) => sum + nodes, 0),
  };
}

function partsOf(condition: Condition): readonly Condition[] {
  if ("all" in condition) return condition.all;
  if ("any" in condition) return condition.any;
  return "not" in condition ? [condition.not] : [];
}

/** Whether a segment is named in it. */
export const namesSegment = (condition: Condition, id: string): boolean =>
  testsOf(condition).some((test) => test.test === "segment" && test.id === id);
