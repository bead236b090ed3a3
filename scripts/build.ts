import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildConsole } from "../console/vite/build.ts";
import { buildWidget } from "../widget/vite/build.ts";
import { fingerprint } from "./build/fingerprint.ts";
import { headers } from "./build/headers.ts";
import { writeReload } from "./build/rebuilt.ts";
import { inRoot, root } from "./stack/root.ts";

/** Where the Worker takes its files from; wrangler.toml names it too. */
export const dist = inRoot("dist");

const SOURCES = [
  "widget/**",
  "console/**",
  "worker/protocol/**",
  "worker/domain/schedule/**",
  "scripts/build.ts",
  "scripts/build/**",
];
const STAMP = join(dist, ".build");

/** Builds widget and console into `dist/`. Does nothing and gives false when nothing changed since the last time. */
export async function build(): Promise<boolean> {
  const now = fingerprint(root, [...SOURCES, "package-lock.json", "tsconfig.json"]);
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === now) return false;
  rmSync(dist, { recursive: true, force: true });
  await asInProduction(async () => {
    await buildWidget(dist, { watch: false });
    await buildConsole(dist, { watch: false });
  });
  writeFixed();
  writeFileSync(STAMP, now);
  return true;
}

/** Vite takes libraries in their development build under any other NODE_ENV, such as the one that Vitest sets. */
async function asInProduction(run: () => Promise<void>): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = "production";
  try {
    await run();
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

/** Builds once more at every change, for as long as the process lives; `shop` says when to reload. */
export async function watch(shop: string): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  await buildWidget(dist, { watch: true });
  await buildConsole(dist, { watch: true });
  await firstBuild();
  writeFixed([shop]);
  writeReload(shop);
}

/** Watching builders return before they have built anything. */
async function firstBuild(): Promise<void> {
  const wanted = [join(dist, "index.html"), join(dist, "widget", "entry.json")];
  while (!wanted.every((file) => existsSync(file))) await sleep(100);
}

/** What no bundler makes. The stamp stays out of what is served and uploaded. */
function writeFixed(connect: string[] = []): void {
  writeFileSync(join(dist, "_headers"), headers(connect));
  writeFileSync(join(dist, ".assetsignore"), ".build\n");
}

if (import.meta.main) console.log((await build()) ? "Built dist/." : "dist/ is up to date.");
