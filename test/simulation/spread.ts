import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Share, Told } from "./worker.ts";

const SAY_EVERY = 5_000;

/** A session makes many errors that nobody looks at, and much that is forgotten at once. Alone, it has its stacks. */
const FASTER = [...process.execArgv, "--stack-trace-limit=0", "--max-semi-space-size=64"];

type Wanted = Pick<Share, "seed" | "sessions" | "plant" | "all">;

/**
 * Many sessions over the cores. Ends with one line of JSON; answers 1 at the first failure, with how to replay it, or
 * with `all` after the last session.
 */
export async function spread({ seed, sessions, plant, all }: Wanted): Promise<number> {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 100) / 10;
  const cores = Math.min(availableParallelism(), 4, Math.max(1, sessions));
  const sum = { sessions: 0, messages: 0, digest: 0 };
  const faults = new Map<string, number>();
  const events = new Map<string, number>();
  const failed: Told[] = [];
  console.error(`Seed ${seed}: ${sessions} sessions on ${cores} cores.`);
  const progress = setInterval(() => console.error(`  ${sum.sessions} of ${sessions} after ${seconds()} s`), SAY_EVERY);

  const children = Array.from({ length: cores }, (_, first) => {
    const child = fork(join(import.meta.dirname, "worker.ts"), {
      execArgv: FASTER,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const hear = (told: Told) => {
      sum.sessions++;
      sum.messages += told.messages;
      // A sum, so that it does not depend on which core was faster.
      sum.digest = (sum.digest + told.digest) % 2 ** 32;
      add(faults, told.faults);
      add(events, told.events);
      if (told.failure === null) return;
      failed.push(told);
      console.error(`  session ${told.session}: ${told.failure.kinds.join(", ")}`);
      if (!all) for (const other of children) other.kill();
    };
    child.on("message", (batch: Told[]) => batch.forEach(hear));
    child.send({ seed, sessions, first, step: cores, plant, all } satisfies Share);
    return child;
  });
  const codes = await Promise.all(
    children.map((child) => new Promise<number | null>((end) => child.once("exit", end))),
  );
  clearInterval(progress);

  const first = failed.sort((a, b) => a.session - b.session)[0];
  const count = (kind: string) =>
    failed.flatMap(({ failure }) => failure?.kinds ?? []).filter((one) => one === kind).length;
  if (first !== undefined) {
    const planted = plant === null ? "" : ` --plant ${JSON.stringify(plant)}`;
    console.error(`\n${first.failure?.report}\n\nSeed ${seed}, session ${first.session}. Alone:`);
    console.error(`  npm run simulate -- --seed ${seed} --session ${first.session}${planted} --trace\n`);
  }
  const line = {
    sessions: sum.sessions,
    messages: sum.messages,
    faults: Object.fromEntries([...faults].sort()),
    events: Object.fromEntries([...events].sort()),
    lost: count("lost"),
    duplicated: count("duplicated"),
    misordered: count("misordered"),
    different: count("different"),
    stuck: count("stuck"),
    seconds: seconds(),
    seed,
    digest: sum.digest,
  };
  console.log(JSON.stringify(line));
  return first !== undefined || codes.some((code) => code !== 0) ? 1 : 0;
}

function add(sum: Map<string, number>, counts: readonly [string, number][]): void {
  for (const [kind, count] of counts) sum.set(kind, (sum.get(kind) ?? 0) + count);
}
