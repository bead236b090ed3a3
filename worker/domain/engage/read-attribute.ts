import type { Test } from "#protocol/condition-test";
import type { Person } from "#protocol/model";
import { type Reading, UNKNOWN } from "./reading.ts";
import { truthOf, within } from "./truth.ts";

type Attributes = NonNullable<Person["attributes"]>;

/** What the host page says of the visitor. Whether it says it at all is always known. */
export function readAttribute(test: Extract<Test, { test: "attribute" }>, attributes: Attributes): Reading {
  // A key may be called "constructor".
  const value = Object.hasOwn(attributes, test.key) ? attributes[test.key] : undefined;
  if (test.op === "set") return { truth: truthOf((value !== undefined) === test.set), now: value ?? null };
  if (value === undefined) return UNKNOWN;
  switch (test.op) {
    case "is":
      return { truth: truthOf(test.in.some((asked) => same(asked, value))), now: value };
    case "has":
      return { truth: truthOf(plain(value).includes(plain(test.text))), now: value };
    case "number": {
      const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
      // Of a word it cannot be said whether it is more than five.
      const truth = typeof number === "number" && !Number.isNaN(number) ? within(number, test) : "unknown";
      return { truth, now: value };
    }
  }
}

/** Host pages say "true" and "5" where they mean true and 5. */
const same = (one: string | number | boolean, other: string | number | boolean): boolean => plain(one) === plain(other);

const plain = (value: string | number | boolean): string => String(value).trim().toLowerCase();
