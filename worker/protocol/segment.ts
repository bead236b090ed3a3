import * as v from "valibot";
import { Condition, testsOf } from "./condition.ts";
import type { Test } from "./condition-test.ts";
import { Id } from "./ids.ts";
import { limits } from "./limits.ts";
import { text } from "./text.ts";

/** A condition with a name. It is about visitors: whether the team is there does not make anybody part of it [TRG3]. */
export const Segment = v.object({
  id: Id,
  name: v.pipe(text(limits.name), v.trim(), v.minLength(1, "is empty")),
  when: v.pipe(
    Condition,
    v.check(
      (condition) => !testsOf(condition).some(isOfTeam),
      "asks whether the team is there, which a segment cannot",
    ),
  ),
});
export type Segment = v.InferOutput<typeof Segment>;

/** All of a site. One may be part of another, but never, by any way, of itself. */
export const Segments = v.pipe(
  v.array(Segment),
  v.maxLength(limits.segments, `has more than ${limits.segments} entries`),
  v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, "has an id twice"),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    const index = value.findIndex(({ id }) => isPartOfItself(id, value));
    const segment = value[index];
    if (segment === undefined) return;
    const at = { type: "array", origin: "value", input: value, key: index, value: segment } as const;
    const when = { type: "object", origin: "value", input: segment, key: "when", value: segment.when } as const;
    addIssue({ message: "is part of itself", path: [at, when] });
  }),
);

/** The ids of the segments that a condition names. */
export const segmentsIn = (condition: Condition): string[] =>
  testsOf(condition).flatMap((test) => (test.test === "segment" ? [test.id] : []));

function isPartOfItself(id: string, all: readonly Segment[]): boolean {
  const next = (of: string) => segmentsIn(all.find((one) => one.id === of)?.when ?? { all: [] });
  const seen = new Set<string>();
  const open = next(id);
  for (let of = open.pop(); of !== undefined; of = open.pop()) {
    if (of === id) return true;
    if (seen.has(of)) continue;
    seen.add(of);
    open.push(...next(of));
  }
  return false;
}

const isOfTeam = (test: Test): boolean =>
  test.test === "availability" ||
  test.test === "department" ||
  test.test === "hours" ||
  (test.test === "known" && (test.fact === "availability" || test.fact === "hours"));
