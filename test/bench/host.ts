import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { databases } from "../../scripts/stack/migrate.ts";
import { inRoot } from "../../scripts/stack/root.ts";
import { wrangler } from "../../scripts/stack/wrangler.ts";

export type Host = { /** `ws://127.0.0.1:PORT` */ url: string; stop(): Promise<void> };

const config = inRoot("test/bench/object/wrangler.toml");

/** The benchmark's Worker in workerd, by the Miniflare API: `wrangler dev` gives up at some 3,300 sockets. */
export async function startHost(): Promise<Host> {
  const folder = await mkdtemp(join(tmpdir(), "hejdesk-bench-"));
  const state = join(folder, "state");
  try {
    await must(["deploy", "--dry-run", "--minify", "--config", config, "--outdir", join(folder, "out")]);
    for (const database of databases)
      await must(["d1", "migrations", "apply", database, "--local", "--config", config, "--persist-to", state]);
    const { modulesRules: _ours, ...workerOptions } = unstable_getMiniflareWorkerOptions(config).workerOptions;
    const runtime = new Miniflare({
      ...convertV4MiniflareOptions({
        ...workerOptions,
        modules: true,
        script: await readFile(join(folder, "out/worker.js"), "utf8"),
        host: "127.0.0.1",
        log: new Log(LogLevel.ERROR),
        cf: false,
      }),
      resourcePersistencePath: join(state, "v3"),
    });
    const url = await runtime.ready;
    const answer = await fetch(new URL("/create", url));
    if (!answer.ok) throw new Error(`The site could not be created: ${await answer.text()}`);
    return {
      url: url.href.replace(/^http/, "ws").replace(/\/$/, ""),
      async stop() {
        await runtime.dispose();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function must(args: string[]): Promise<void> {
  const { code, output } = await wrangler(args);
  if (code !== 0) throw new Error(`wrangler ${args.join(" ")} failed:\n\n${output}`);
}
