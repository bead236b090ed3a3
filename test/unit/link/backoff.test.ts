import { describe, expect, test } from "vitest";
import { delay } from "#link/backoff";

describe("the wait before a reconnect", () => {
  test("[CON3] is 0.3 to 3 seconds at first, and not more than a third fall in the first second", () => {
    expect(delay(0, 0)).toBe(300);
    expect(delay(0, 0.999999)).toBeLessThanOrEqual(3_000);
    const waits = Array.from({ length: 1_000 }, (_, index) => delay(0, index / 1_000));
    expect(waits.filter((wait) => wait < 1_000).length).toBeLessThan(334);
  });

  test("grows, and never beyond 30 seconds", () => {
    const longest = [0, 1, 2, 3, 4, 50, 2_000].map((attempt) => delay(attempt, 1));
    expect(longest).toEqual([3_000, 5_700, 11_100, 21_900, 30_000, 30_000, 30_000]);
  });
});
