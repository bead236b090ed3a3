import type { Test } from "#protocol/condition-test";

/** What the small form of a kind of test gets. `place` is where the test stands. */
export type FieldsOf<K extends Test["test"]> = {
  test: Extract<Test, { test: K }>;
  place: string;
  onChange(test: Test): void;
};
