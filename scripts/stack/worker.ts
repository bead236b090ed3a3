import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startChild } from "./child.ts";
import { root, tools } from "./root.ts";
import { localSecrets } from "./secrets.ts";
import { localEnv } from "./wrangler.ts";

export type RunningWorker = {
  /** `http://localhost:PORT` */
  edge: string;
  /** The file that its log goes to. */
  log: string;
  /** Settles when it ended, by itself or not. */
  exited: Promise<number | null>;
  stop(): Promise<void>;
  /** Ends it as a crash would: nothing is flushed, nobody is told. */
  crash(): Promise<void>;
};

type Options = {
  data: string;
  port: number;
  vars?: Record<string, string>;
  /** For the runtime itself. */
  env?: Record<string, string>;
};

const START_LIMIT = 60_000;

/** Starts the real Worker on the local runtime, and waits until it answers. */
export async function startWorker({ data, port, vars = {}, env = {} }: Options): Promise<RunningWorker> {
  mkdirSync(data, { recursive: true });
  const log = join(data, "worker.log");
  writeFileSync(log, "");
  const edge = `http://localhost:${port}`;
  const child = startChild(
    tools.wrangler,
    [
      "dev",
      ...["--port", String(port), "--inspector-port", "0"],
      ...["--persist-to", join(data, "state"), "--env-file", localSecrets(data)],
      ...["--show-interactive-dev-session", "false"],
      ...Object.entries(vars).flatMap(([name, value]) => ["--var", `${name}:${value}`]),
    ],
    // Wrangler's own caches go to our folder too, so that two checkouts never meet.
    { ...localEnv, ...env, WRANGLER_REGISTRY_PATH: join(data, "registry") },
    (text) => appendFileSync(log, text),
  );
  const gone = child.exited.then((code) => `It ended with ${code === null ? "a signal" : `exit code ${code}`}.`);
  const failure = await Promise.race([gone, healthy(edge)]);
  if (failure !== null) {
    await child.end();
    throw new Error(`The Worker did not start. ${failure} Its log is ${log} (in ${root}).`);
  }
  return { edge, log, exited: child.exited, stop: child.end, crash: child.crash };
}

/** Null once it answers, else why we stopped waiting. */
async function healthy(edge: string): Promise<string | null> {
  const deadline = Date.now() + START_LIMIT;
  let last = "no answer";
  while (Date.now() < deadline) {
    try {
      // While the code has a build error wrangler holds requests open, hence the limit of each.
      const answer = await fetch(`${edge}/healthz`, { signal: AbortSignal.timeout(5_000) });
      if (answer.ok) return null;
      last = `/healthz answers ${answer.status}: ${(await answer.text()).slice(0, 300)}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await sleep(100);
  }
  return `It was not healthy within ${START_LIMIT / 1_000} seconds (${last}).`;
}
