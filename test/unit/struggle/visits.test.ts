import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { VISITS_FILE } from "../../struggle/command.ts";
import { generate, SEED, VISITS } from "../../struggle/generate.ts";
import { type LabelledVisit, readVisits } from "../../struggle/line.ts";
import { LEAST, measure } from "../../struggle/measure.ts";

const text = readFileSync(VISITS_FILE, "utf8");
const visits = readVisits(text);
const of = (part: string) => visits.filter((visit) => visit.part === part);

describe("the labelled visits", () => {
  test("are exactly what the generator makes", () => {
    expect(generate(SEED, VISITS)).toBe(text);
    expect(generate(SEED + 1, VISITS)).not.toBe(text);
  });

  test("are many, half to tune and half held back, both with people who are stuck and who are not", () => {
    expect(visits.length).toBeGreaterThanOrEqual(600);
    expect(of("tune").length).toBe(of("held").length);
    for (const part of ["tune", "held"]) {
      const share = of(part).filter(({ stuck }) => stuck).length / of(part).length;
      expect(share).toBeGreaterThan(0.3);
      expect(share).toBeLessThan(0.5);
    }
  });

  test.for([
    ["honest", false],
    ["stuck", true],
  ] as const)("show at least eight styles of %s, at least two of them in the held part only", ([, stuck]) => {
    const styles = (list: LabelledVisit[]) =>
      new Set(list.filter((visit) => visit.stuck === stuck).map(({ style }) => style));
    const tuned = styles(of("tune"));
    expect(tuned.size).toBeGreaterThanOrEqual(8);
    expect([...styles(of("held"))].filter((style) => !tuned.has(style)).length).toBeGreaterThanOrEqual(2);
  });
});

test.for(["held", "tune"])("the detector keeps its bounds on the %s part", { timeout: 60_000 }, (part) => {
  const { precision, recall } = measure(of(part));
  expect(precision).toBeGreaterThanOrEqual(LEAST.precision);
  expect(recall).toBeGreaterThanOrEqual(LEAST.recall);
  expect(LEAST).toEqual({ precision: 0.9, recall: 0.8 });
});
