import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { SiteEvent } from "#protocol/event";
import { plants } from "./plants.ts";

const simulate = join(import.meta.dirname, "../../scripts/simulate.ts");

/** Runs the command as a person would; the last line of its output is JSON. */
function run(...args: string[]): Promise<{ code: number; sum: Record<string, unknown>; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [simulate, ...args], { maxBuffer: 1e8 }, (error, out, said) => {
      const last = out.trim().split("\n").at(-1) ?? "";
      const sum = last.startsWith("{") ? JSON.parse(last) : {};
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), sum, said: out + said });
    });
  });
}

/** The compiler asks for each type of event; then sessions have to make it, and every console folds it. */
const eventTypes: Record<SiteEvent["type"], true> = {
  started: true,
  returned: true,
  message: true,
  assigned: true,
  waiting: true,
  department: true,
  note: true,
  mail: true,
  reach: true,
  person: true,
  settings: true,
  seen: true,
};

describe("the simulation", () => {
  test("[REV3] folds events of every type there is", { timeout: 60_000 }, async () => {
    const { code, sum } = await run("--sessions", "200", "--seed", "5");
    expect(code).toBe(0);
    expect(Object.keys(sum.events ?? {}).sort()).toEqual(Object.keys(eventTypes).sort());
  });

  test.for(Object.keys(plants))("finds a product that %s", { timeout: 120_000 }, async (plant) => {
    const { code, sum, said } = await run("--sessions", "2000", "--seed", "11", "--plant", plant);
    expect(code).toBe(1);
    expect(sum.sessions).toBeLessThan(2_000);
    expect(said).toContain("--session");
  });

  test("replays a seed byte for byte", { timeout: 60_000 }, async () => {
    const alone = ["--seed", "5", "--session", "3", "--trace"];
    const [one, other] = await Promise.all([run(...alone), run(...alone)]);
    expect(one.said.length).toBeGreaterThan(1_000);
    expect(other.said).toBe(one.said);
  });

  test("comes to the same sum however its sessions are spread", { timeout: 60_000 }, async () => {
    const [one, other] = [await run("--sessions", "40", "--seed", "5"), await run("--sessions", "40", "--seed", "5")];
    expect(one.sum.sessions).toBe(40);
    expect(other.sum.digest).toBe(one.sum.digest);
  });
});
