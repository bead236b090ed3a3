import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explain } from "#engage";
import type { Condition } from "#protocol/condition";
import type { Trigger } from "#protocol/trigger";
import { tagsOf, withTags, withVisible } from "../../../console/features/triggers/actions.ts";
import { factsOfExample, firstExample } from "../../../console/features/triggers/example.ts";
import { fromGroup, measure, placeOfPart, toGroup } from "../../../console/features/triggers/group.ts";
import { mergeLists } from "../../../console/features/triggers/merge-lists.ts";
import { inOrder, moveTrigger } from "../../../console/features/triggers/order.ts";

const leaf = fc.constantFrom<Condition>(
  { test: "hours", within: true },
  { test: "hours", within: false },
  { test: "known", fact: "name", known: true },
  { test: "referrer", in: ["x"] },
  { test: "campaign", in: ["x"] },
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({ all: fc.array(tie("condition"), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie("condition") }),
  ),
}));
const facts = factsOfExample(firstExample, { now: 1_000_000_000, departments: [], slots: [] });

describe("a condition as it is drawn", () => {
  test("means the same when it is written back, and nests no deeper than by one", () => {
    fc.assert(
      fc.property(condition, (drawn) => {
        const again = fromGroup(toGroup(drawn));
        expect(explain(again, facts).truth).toBe(explain(drawn, facts).truth);
        expect(measure(again).depth).toBeLessThanOrEqual(Math.max(2, measure(drawn).depth));
        expect(toGroup(again)).toEqual(toGroup(drawn));
      }),
    );
  });

  test("a group that is written reads back as it was drawn", () => {
    const group = fc.record({
      kind: fc.constantFrom("all" as const, "any" as const, "none" as const),
      parts: fc.array(condition, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(group, (drawn) => {
        expect(toGroup(fromGroup(drawn))).toEqual(drawn);
      }),
    );
  });

  test("each part has the place that the site names where it is wrong", () => {
    fc.assert(
      fc.property(condition, (drawn) => {
        const group = toGroup(drawn);
        for (const [index, part] of group.parts.entries()) {
          const keys = placeOfPart(drawn, "when", index).split(".").slice(1);
          const found = keys.reduce<unknown>((of, key) => Reflect.get(Object(of), key), drawn);
          expect(found).toBe(part);
        }
      }),
    );
  });
});

describe("the order of triggers [TRG10]", () => {
  const triggers = fc
    .uniqueArray(fc.record({ id: fc.stringMatching(/^[a-z]{3}$/), priority: fc.nat(4) }), {
      selector: ({ id }) => id,
      minLength: 1,
      maxLength: 8,
    })
    .map((list) =>
      list.map((one): Trigger => ({ ...one, name: "", on: true, when: { all: [] }, does: [], texts: [], holdout: 0 })),
    );

  test("a moved one stands where it was put, the others as they were, and the site sees the same order", () => {
    fc.assert(
      fc.property(triggers, fc.nat(), fc.nat(), (list, from, to) => {
        const before = inOrder(list).map(({ id }) => id);
        const id = before[from % before.length] ?? "";
        const after = moveTrigger(list, id, to % before.length);
        const ids = inOrder(after).map((one) => one.id);
        expect(ids[to % before.length]).toBe(id);
        expect(ids.filter((one) => one !== id)).toEqual(before.filter((one) => one !== id));
        expect(after.map(({ priority }) => priority).sort()).toEqual(list.map(({ priority }) => priority).sort());
      }),
    );
  });
});

describe("lists that two people edit", () => {
  type Item = { id: string; value: number };
  const items = fc.uniqueArray(fc.record({ id: fc.constantFrom(..."abcdef"), value: fc.nat(3) }), {
    selector: ({ id }) => id,
  });
  const byId = (list: readonly Item[]) => new Map(list.map((one) => [one.id, one.value]));

  test("what one left alone is as the other has it, and what one changed stays", () => {
    fc.assert(
      fc.property(items, items, items, (edited, before, now) => {
        const [mine, was, theirs, merged] = [edited, before, now, mergeLists(edited, before, now)].map(byId);
        for (const id of "abcdef") {
          const isMine = mine?.get(id) !== was?.get(id);
          expect(merged?.get(id)).toBe(isMine ? mine?.get(id) : theirs?.get(id));
        }
      }),
    );
  });

  test("nothing edited here is exactly what they have, in their order", () => {
    fc.assert(
      fc.property(items, items, (before, now) => {
        expect(mergeLists(before, before, now)).toEqual(now);
      }),
    );
  });
});

test("what a trigger does keeps its order: what is shown comes first", () => {
  const does = withVisible(withTags([{ do: "tell", department: null }], ["a", "b"]), {
    ...{ do: "invite", as: "bubble", to: "chat" },
  });
  expect(does.map((one) => one.do)).toEqual(["invite", "tag", "tag", "tell"]);
  expect(tagsOf(withTags(does, ["c"]))).toEqual(["c"]);
});
