import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { plants } from "./plants.ts";

const oracle = join(import.meta.dirname, "../../scripts/oracle.ts");

/** Runs the command as a person would; the last line of its output is JSON. */
function run(...args: string[]): Promise<{ code: number; sum: Record<string, unknown>; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [oracle, ...args], (error, out, said) => {
      const last = out.trim().split("\n").at(-1) ?? "";
      const sum = last.startsWith("{") ? JSON.parse(last) : {};
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), sum, said });
    });
  });
}

describe.concurrent("the oracle", () => {
  test("agrees with the engine as it is", { timeout: 60_000 }, async () => {
    const { code, sum } = await run("--schedules", "470", "--seed", "11");
    expect(code).toBe(0);
    expect(sum).toMatchObject({ schedules: 470, zones: 10, failures: 0, seed: 11 });
  });

  test.for(Object.keys(plants))("finds an engine that %s", { timeout: 60_000 }, async (plant) => {
    const { code, sum, said } = await run("--schedules", "4000", "--seed", "11", "--plant", plant);
    expect(code).toBe(1);
    expect(sum.failures).toBeGreaterThan(0);
    expect(said).toContain('"timeZone":');
    expect(said).toContain(", expected ");
  });
});
