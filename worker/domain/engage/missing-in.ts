import { type Condition, placesOf } from "#protocol/condition";
import type { Department } from "#protocol/model";
import type { Segment } from "#protocol/segment";
import type { Trigger } from "#protocol/trigger";

/** What a trigger or a segment names and the site does not have. */
export type Missing = { place: string; what: "segment" | "department" };

/** The first id that leads nowhere, with where it stands, such as `triggers.0.when.all.1.id`; else null. */
export function missingIn(
  triggers: readonly Pick<Trigger, "when" | "does">[],
  segments: readonly Segment[],
  departments: readonly Pick<Department, "id">[],
): Missing | null {
  const known = {
    segment: new Set(segments.map(({ id }) => id)),
    department: new Set(departments.map(({ id }) => id)),
  };
  const found = [
    ...segments.flatMap(({ when }, index) => named(when, `segments.${index}.when`)),
    ...triggers.flatMap(({ when, does }, index) => [
      ...named(when, `triggers.${index}.when`),
      ...does.flatMap((action, at) => {
        const place = `triggers.${index}.does.${at}`;
        if (action.do === "department") return [{ place: `${place}.id`, what: "department" as const, id: action.id }];
        if (action.do !== "tell" || action.department === null) return [];
        return [{ place: `${place}.department`, what: "department" as const, id: action.department }];
      }),
    ]),
  ].find(({ what, id }) => !known[what].has(id));
  return found === undefined ? null : { place: found.place, what: found.what };
}

function named(condition: Condition, place: string) {
  return placesOf(condition, place).flatMap(({ place, test }) =>
    test.test === "segment" || test.test === "department"
      ? [{ place: `${place}.id`, what: test.test, id: test.id }]
      : [],
  );
}
