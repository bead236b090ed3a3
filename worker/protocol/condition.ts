import * as v from "valibot";
import { bounded } from "./bounded.ts";
import { Test } from "./condition-test.ts";

/** What must be so of a visitor and of the site. Groups nest; an empty `all` always holds [TRG1]. */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Test;

/** Errors name the place, such as `when.all.1.not.seconds`: which schema reads a node follows from its keys. */
export const Condition: v.GenericSchema<Condition> = v.pipe(
  v.custom<Condition>(() => true),
  v.rawCheck(({ dataset, addIssue }) => {
    const wrong = bounded(dataset.value);
    if (wrong !== null) addIssue(wrong);
  }),
  v.lazy((input) => nodeFor(input)),
);

const Node: v.GenericSchema<Condition> = v.lazy((input) => nodeFor(input));
const All = v.strictObject({ all: v.array(Node) });
const Any = v.strictObject({ any: v.pipe(v.array(Node), v.minLength(1, "needs an entry, or it never holds")) });
const Not = v.strictObject({ not: Node });

function nodeFor(input: unknown): v.GenericSchema<Condition> {
  if (typeof input !== "object" || input === null) return Test;
  if ("all" in input) return All;
  if ("any" in input) return Any;
  return "not" in input ? Not : Test;
}

/** Every test in it from left to right, with where it stands, such as `all.1.not` below `place`. */
export function placesOf(condition: Condition, place: string): { place: string; test: Test }[] {
  if ("all" in condition) return condition.all.flatMap((part, index) => placesOf(part, `${place}.all.${index}`));
  if ("any" in condition) return condition.any.flatMap((part, index) => placesOf(part, `${place}.any.${index}`));
  if ("not" in condition) return placesOf(condition.not, `${place}.not`);
  return [{ place, test: condition }];
}

/** The same without the places. */
export function testsOf(condition: Condition): Test[] {
  if ("all" in condition) return condition.all.flatMap(testsOf);
  if ("any" in condition) return condition.any.flatMap(testsOf);
  return "not" in condition ? testsOf(condition.not) : [condition];
}
