import { expect, it } from "vitest";
import { nextTry } from "../../../worker/domain/mail/next-try.ts";

const HOUR = 3_600_000;

it("tries soon at first, then ever more seldom, and gives up after about two days", () => {
  const waits: number[] = [];
  let now = 1_000_000;
  for (let tries = 1; ; tries++) {
    const next = nextTry(tries, now);
    if (next === null) break;
    waits.push(next - now);
    now = next;
  }
  expect(waits[0]).toBe(60_000);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  const all = (now - 1_000_000) / HOUR;
  expect(all).toBeGreaterThan(44);
  expect(all).toBeLessThan(50);
});
