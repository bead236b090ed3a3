import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { struggleWords } from "../../console/features/visitor/struggle-words.ts";
import { generate, SEED, VISITS } from "./generate.ts";
import { BadLine, type LabelledVisit, readVisits } from "./line.ts";
import { LEAST, measure } from "./measure.ts";
import { replay } from "./replay.ts";

const USAGE = `npm run eval:struggle -- [--part held|tune] [--visits FILE [--each]] [--write]`;

/** The labelled set that is kept. */
export const VISITS_FILE = join(import.meta.dirname, "visits.jsonl");

/**
 * Prints how the detector does on the held part, or on the visits of a file, as one JSON line; of visits without a label
 * (and with `each`, of all) a line with score and reasons. Answers the exit code: 1 below `LEAST`, 2 when it was not asked right.
 */
export function evalStruggle(args: string[], print: (line: string) => void = console.log): number {
  try {
    return run(args, print);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 2;
  }
}

function run(args: string[], print: (line: string) => void): number {
  const { values } = parseArgs({
    args,
    options: {
      part: { type: "string" },
      visits: { type: "string" },
      each: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const part = values.part ?? (values.visits === undefined ? "held" : "all");
  if (!["held", "tune", "all"].includes(part)) throw new Error(`--part should be held or tune.\n${USAGE}`);
  if (values.write) writeFileSync(VISITS_FILE, generate(SEED, VISITS));

  const visits = read(values.visits ?? VISITS_FILE).filter((visit) => part === "all" || visit.part === part);
  if (visits.length === 0)
    throw new Error(`${values.visits ?? VISITS_FILE} has no visits${part === "all" ? "" : ` of the part ${part}`}.`);
  const labelled = visits.filter(({ stuck }) => stuck !== null);
  for (const visit of visits) if (values.each || visit.stuck === null) print(JSON.stringify(tell(visit)));
  if (labelled.length === 0) return 0;
  const measured = measure(labelled);
  print(JSON.stringify({ ...measured, part }));
  return measured.precision < LEAST.precision || measured.recall < LEAST.recall ? 1 : 0;
}

function read(file: string): LabelledVisit[] {
  const text = readFileSync(file, "utf8");
  try {
    return readVisits(text);
  } catch (error) {
    throw error instanceof BadLine ? new Error(`${file}: ${error.message}`) : error;
  }
}

/** The moment of the highest score; `at` is in the visit's own time. */
function tell(visit: LabelledVisit): Record<string, unknown> {
  const { highest, at, wasStuck } = replay(visit);
  const reasons = highest.signals.map((signal) => ({ weight: round(signal.weight), words: struggleWords(signal) }));
  const label = visit.stuck === null ? {} : { label: visit.stuck };
  return { id: visit.id, ...label, stuck: wasStuck, score: round(highest.score), at, reasons };
}

/** Downwards, so that no score below the threshold reads as the threshold. */
const round = (score: number): number => Math.floor(score * 100) / 100;
