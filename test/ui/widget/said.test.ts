import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { Person } from "#protocol/model";
import { VisitorFrame } from "#protocol/visitor";
import { readPerson, readPlain } from "../../../widget/visit/said.ts";

describe("what a page says of its visitor", () => {
  test("[WHO5] is passed on as said when it fits", () => {
    const person = { name: "Ada", email: "ada@example.com", attributes: { plan: "gold", orders: 3, member: true } };
    expect(readPerson(person)).toEqual(person);
  });

  test("may be nothing", () => {
    expect(readPlain(null)).toEqual({});
    expect(readPerson(null as unknown as Person)).toEqual({});
  });

  test("[FRM2] always fits the wire, so that an owner's slip costs no visitor the chat", () => {
    const anything = fc.record(
      {
        name: fc.anything(),
        email: fc.oneof(fc.emailAddress(), fc.string()),
        attributes: fc.oneof(
          fc.dictionary(fc.string({ maxLength: 90 }), fc.anything(), { maxKeys: 40 }),
          fc.constant({}),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anything, (said) => {
        const person = JSON.parse(JSON.stringify(readPerson(said as Person)));
        expect(v.safeParse(Person, person).issues).toBeUndefined();
        const frame = { t: "track", tab: "A".repeat(22), name: "x", props: readPlain(said.attributes ?? {}) };
        expect(v.safeParse(VisitorFrame, JSON.parse(JSON.stringify(frame))).issues).toBeUndefined();
      }),
    );
  });
});
