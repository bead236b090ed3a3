import { describe, expect, test, vi } from "vitest";
import { runLayer, summary } from "../../../scripts/layers/layer.ts";

describe("the layers of npm test", () => {
  test("end with one line that sums up all of them", () => {
    const text = summary([
      { name: "unit", passed: 10, failed: 0, seconds: 3 },
      { name: "worker", passed: 5, failed: 2, seconds: 9 },
    ]);
    expect(text.split("\n").at(-1)).toBe("15 passed, 2 failed");
    expect(text).toContain("75 %");
  });

  test.for([
    ["tested nothing", () => Promise.resolve({ passed: 0, failed: 0 })],
    ["threw", () => Promise.reject(new Error("on purpose"))],
  ] as const)("one that %s has failed", async ([, run]) => {
    vi.spyOn(console, "log").mockImplementation(() => {});
    vi.spyOn(console, "error").mockImplementation(() => {});
    expect(await runLayer({ name: "x", heading: "X", run })).toMatchObject({ passed: 0, failed: 1 });
    vi.restoreAllMocks();
  });
});
