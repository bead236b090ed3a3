import { installHooks } from "./hooks.ts";
import type { Outcome } from "./session.ts";

const TAIL = 60;

type Runner = (seed: number, index: number) => Promise<Outcome>;

/** The product, loaded for this process with the bug that was asked for. */
export async function loadRunner(plant: string | null): Promise<Runner> {
  installHooks(plant);
  const { makeRunner } = await import("./run.ts");
  return makeRunner();
}

/** One session alone. */
export async function replay(options: {
  seed: number;
  session: number;
  plant: string | null;
  trace: boolean;
}): Promise<number> {
  const run = await loadRunner(options.plant);
  const outcome = await run(options.seed, options.session);
  process.stdout.write(`${report(outcome, options.trace ? Number.POSITIVE_INFINITY : TAIL)}\n`);
  return outcome.failures.length > 0 ? 1 : 0;
}

/** The end of what happened, and what was found. */
export function report({ trace, failures, digest }: Outcome, lines = TAIL): string {
  const found = failures.slice(0, 5).map(({ kind, what }) => `  ${kind}: ${what}`);
  return [...trace().slice(-lines), "", ...(found.length > 0 ? found : ["  nothing wrong"]), `  digest ${digest}`].join(
    "\n",
  );
}
