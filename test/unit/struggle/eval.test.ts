import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { evalStruggle } from "../../struggle/command.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hejdesk-struggle-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.restoreAllMocks();
});

/** The command on a file with these lines, as a person would run it. */
function run(lines: (object | string)[], ...args: string[]): { code: number; told: unknown[]; said: string } {
  const file = join(folder, "visits.jsonl");
  writeFileSync(file, lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"));
  const told: unknown[] = [];
  const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const code = evalStruggle(["--visits", file, ...args], (line) => told.push(JSON.parse(line)));
  return { code, told, said: error.mock.calls.flat().join("\n") };
}

const page = (path: string, at: number) => ({ path, at });
const flips = {
  pages: [0, 1, 2, 3, 4, 5].map((index) => page(index % 2 === 0 ? "/size-guide" : "/blue", index * 9_000)),
};
const calm = { pages: [page("/", 0), page("/blue", 30_000)], now: 70_000 };

describe("eval:struggle", () => {
  test("tells of the held part in one line", { timeout: 60_000 }, () => {
    const told: string[] = [];
    expect(evalStruggle([], (line) => told.push(line))).toBe(0);
    expect(told).toHaveLength(1);
    const line = JSON.parse(told[0] ?? "");
    expect(Object.keys(line)).toEqual([
      "visits",
      "stuck",
      "precision",
      "recall",
      "truePositives",
      "falsePositives",
      "falseNegatives",
      "threshold",
      "part",
    ]);
    expect(line).toMatchObject({ visits: 360, part: "held", threshold: 0.5 });
    expect(line.truePositives + line.falseNegatives).toBe(line.stuck);
    expect(line.precision).toBeCloseTo(line.truePositives / (line.truePositives + line.falsePositives), 2);
  });

  test("tells of each visit without a label its score and the reasons in words", () => {
    const site = { site: { titles: { "/size-guide": "Size guide", "/blue": "Blue jacket" } } };
    const { code, told } = run([site, { id: "mine", ...flips }, "", calm]);
    expect(code).toBe(0);
    expect(told).toMatchObject([
      {
        id: "mine",
        stuck: true,
        at: 45_000,
        reasons: [{ words: "Went 5 times between Size guide and Blue jacket in 45 s" }],
      },
      { id: "4", stuck: false, score: 0, reasons: [] },
    ]);
  });

  test("counts labelled visits of a file, and answers 1 below a bound", () => {
    const right = run([
      { ...flips, stuck: true },
      { ...calm, stuck: false },
    ]);
    expect(right.told).toMatchObject([{ visits: 2, stuck: 1, precision: 1, recall: 1, part: "all" }]);
    expect(right.code).toBe(0);
    const missed = run([
      { ...flips, stuck: true },
      { ...calm, stuck: true },
    ]);
    expect(missed.told).toMatchObject([{ recall: 0.5, falseNegatives: 1 }]);
    expect(missed.code).toBe(1);
    const alarmed = run([
      { ...flips, stuck: true },
      { ...flips, stuck: false },
    ]);
    expect(alarmed.told).toMatchObject([{ precision: 0.5, falsePositives: 1 }]);
    expect(alarmed.code).toBe(1);
  });

  test("tells of labelled ones too when each is asked for", () => {
    expect(run([{ ...flips, stuck: true }], "--each").told).toMatchObject([
      { label: true, stuck: true },
      { visits: 1 },
    ]);
  });

  test("a visit is what the board would have seen, also when it is over long since", () => {
    expect(run([{ ...flips, now: 7_200_000 }]).told).toMatchObject([{ stuck: true, at: 45_000 }]);
  });

  test("a site's own kinds and usual times hold for the visits after it", () => {
    const rounds = {
      pages: [0, 1, 2, 3, 4, 5].map((index) => page(`/wissen/${index % 4}`, index * 8_000)),
      now: 50_000,
    };
    const site = {
      site: { kinds: { checkout: [], help: ["/wissen"] }, usual: { "/blue": { median: 1_000, count: 50 } } },
    };
    const { told } = run([rounds, site, rounds]);
    expect(JSON.stringify(told[0])).not.toContain("Looked at help");
    expect(JSON.stringify(told[1])).toContain("Looked at help 6 times");
  });

  test.for<[string, object | string, string]>([
    ["no JSON", "{ pages", "Line 2 is no JSON"],
    ["no visit", "7", "Line 2, the line"],
    ["no pages", { pages: [] }, "Line 2, pages"],
    ["a path that is none", { pages: [page("blue", 0)] }, "Line 2, pages.0.path"],
    ["an instant that is none", { pages: [{ path: "/", at: "now" }] }, "Line 2, pages.0.at"],
    ["pages out of order", { pages: [page("/", 9), page("/a", 8)] }, "Line 2, pages: should be oldest first"],
    ["an unknown kind", { ...calm, acts: [{ at: 1, path: "/", kind: "yawn" }] }, "Line 2, acts.0.kind"],
    ["a field nobody knows", { ...calm, stcuk: true }, "Line 2, stcuk"],
    ["an end before the end", { ...calm, now: 5 }, "Line 2: now should not be before"],
    ["a site that is none", { site: { usual: { "/": { median: "long", count: 1 } } } }, "Line 2, site.usual./.median"],
  ])("says the line and the field of %s", ([, line, expected]) => {
    const { code, told, said } = run([calm, line]);
    expect(code).toBe(2);
    expect(told).toEqual([]);
    expect(said).toContain(expected);
  });

  test("says that a file is not there, is empty, or that it was not asked right", () => {
    expect(run([]).said).toContain("has no visits");
    const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(evalStruggle(["--visits", join(folder, "none.jsonl")], () => undefined)).toBe(2);
    expect(evalStruggle(["--part", "both"], () => undefined)).toBe(2);
    expect(evalStruggle(["--what"], () => undefined)).toBe(2);
    expect(error.mock.calls.flat().join("\n")).toMatch(/ENOENT.*--part should be held or tune.*--what/su);
  });
});
