import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { PER_ROUND } from "./window.ts";
import type { Share, Told } from "./worker.ts";

const SAY_EVERY = 5_000;

type Wanted = Pick<Share, "seed" | "schedules" | "plant">;

/** Many schedules over the cores. Ends with one line of JSON; answers 1 at the first failure, which it prints whole. */
export async function spread({ seed, schedules, plant }: Wanted): Promise<number> {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 100) / 10;
  // A planted bug is found soon: more processes would take longer to start than to find it.
  const cores = plant === null ? Math.min(availableParallelism(), 4, Math.ceil(schedules / PER_ROUND)) : 1;
  const sum = { schedules: 0, checks: 0 };
  const zones = new Set<string>();
  const failed: Told[] = [];
  console.error(`Seed ${seed}: ${schedules} schedules on ${cores} cores.`);
  const progress = setInterval(
    () => console.error(`  ${sum.schedules} of ${schedules} after ${seconds()} s`),
    SAY_EVERY,
  );

  const children = Array.from({ length: cores }, (_, first) => {
    const child = fork(join(import.meta.dirname, "worker.ts"), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    child.on("message", (told: Told) => {
      sum.schedules += told.schedules;
      sum.checks += told.checks;
      zones.add(told.zone);
      if (told.failure === null) return;
      failed.push(told);
      for (const other of children) other.kill();
    });
    child.send({ seed, schedules, first, step: cores, plant } satisfies Share);
    return child;
  });
  const codes = await Promise.all(
    children.map((child) => new Promise<number | null>((end) => child.once("exit", end))),
  );
  clearInterval(progress);

  const first = failed.sort((a, b) => a.round - b.round)[0];
  if (first !== undefined) console.error(`\n${first.failure}\n\nSeed ${seed}, round ${first.round}.\n`);
  else if (sum.schedules < schedules) console.error("\nA process ended before all of its schedules were tried.\n");
  const line = { ...sum, zones: zones.size, failures: failed.length, seconds: seconds(), seed };
  console.log(JSON.stringify(line));
  return failed.length > 0 || codes.some((code) => code !== 0) ? 1 : 0;
}
