import { loadRunner, report } from "./process.ts";
import type { Outcome } from "./session.ts";

/** Sessions `first`, `first + step`, … below `sessions`, told to the parent one by one. Ends at the first failure, unless `all`. */
export type Share = {
  seed: number;
  sessions: number;
  first: number;
  step: number;
  plant: string | null;
  all: boolean;
};

/** What a session leaves to be summed up. */
export type Told = {
  session: number;
  messages: number;
  faults: [string, number][];
  events: [string, number][];
  digest: number;
  failure: { kinds: string[]; report: string } | null;
};

/** The parent shares our cores: to tell it of each session by itself would take a part of them. */
const BATCH = 20;

process.once("message", async ({ seed, sessions, first, step, plant, all }: Share) => {
  const run = await loadRunner(plant);
  const batch: Told[] = [];
  for (let session = first; session < sessions; session += step) {
    let isBroken = false;
    const outcome = await run(seed, session).catch((error: unknown) => {
      isBroken = true;
      return broken(error);
    });
    const { messages, faults, events, digest, failures } = outcome;
    const failure = failures.length === 0 ? null : { kinds: failures.map(({ kind }) => kind), report: report(outcome) };
    batch.push({ session, messages, faults: [...faults], events: [...events], digest, failure });
    // What a session left that threw is no ground for another.
    if (isBroken || (failure !== null && !all)) break;
    if (batch.length === BATCH) await tell(batch.splice(0));
  }
  await tell(batch);
  process.disconnect();
});

/** The product threw where it never should: that is what was found. */
const broken = (error: unknown): Outcome => ({
  ...{ messages: 0, events: new Map(), faults: new Map(), trace: () => [], digest: 0 },
  failures: [{ kind: "stuck", what: error instanceof Error ? `${error.stack}` : String(error) }],
});

/** Lets what was told go out: sessions leave Node's loop no time. */
function tell(batch: readonly Told[]): Promise<void> {
  process.send?.(batch);
  return new Promise((resolve) => setImmediate(resolve));
}
