import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { replay } from "./process.ts";
import { spread } from "./spread.ts";

const USAGE = `npm run simulate -- [--sessions N] [--seed S] [--all] [--session I [--trace]] [--plant "a bug"]`;

/** Runs sessions on all cores, or one of them alone. Answers the exit code. */
export async function simulate(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      sessions: { type: "string", default: "1000" },
      seed: { type: "string" },
      session: { type: "string" },
      plant: { type: "string" },
      all: { type: "boolean", default: false },
      trace: { type: "boolean", default: false },
    },
  });
  const seed = whole("seed", values.seed ?? String(randomInt(2 ** 31)));
  const plant = values.plant ?? null;
  if (values.session !== undefined)
    return replay({ seed, session: whole("session", values.session), plant, trace: values.trace });
  return spread({ seed, sessions: whole("sessions", values.sessions), plant, all: values.all });
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} should be a whole number.\n${USAGE}`);
  return value;
}
