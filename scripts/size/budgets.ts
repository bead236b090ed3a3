import { globSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import * as v from "valibot";
import type { TagConfig } from "../../worker/protocol/model.ts";
import { inRoot } from "../stack/root.ts";
import { wrangler } from "../stack/wrangler.ts";
import { brotli, closure, filesOfPage, gzip, staticImports } from "./measure.ts";

/** A bundle, what it weighs now, and what it may weigh at most. */
export type Budget = { name: string; bytes: number; limit: number };

const KB = 1_024;
const dist = inRoot("dist");
const read = (path: string): string => readFileSync(join(dist, path), "utf8");

/** What browsers load, each line with all that the line before it has, but for a chunk that is added. `dist/` must be built. */
export async function budgets(): Promise<Budget[]> {
  const entry = v.parse(v.object({ link: v.string(), app: v.string() }), JSON.parse(read("widget/entry.json")));
  const loader = brotli(served(read("widget/loader.js")));
  const link = weigh([entry.link]);
  const app = weigh([entry.link, entry.app]);
  const screen = weigh(firstScreen());
  return [
    { name: "widget: loader, as served for a site", bytes: loader, limit: 2 * KB },
    { name: "widget: all before the first interaction", bytes: loader + link, limit: 6 * KB },
    { name: "widget: all through the opened chat", bytes: loader + app, limit: 20 * KB },
    { name: "widget: added for a message, a place in line", bytes: weigh([chunkOf("form")]), limit: 3.5 * KB },
    { name: "widget: added for an invitation", bytes: weigh([chunkOf("invite")]), limit: 2 * KB },
    { name: "widget: added by the first click, for who is stuck", bytes: weigh([chunkOf("watch")]), limit: KB },
    { name: "console: the first screen", bytes: screen + brotli(read("index.html")), limit: 110 * KB },
  ];
}

/** The Worker as a deploy would send it. */
export async function workerBudget(): Promise<Budget> {
  const folder = await mkdtemp(join(tmpdir(), "hejdesk-"));
  try {
    const { code, output } = await wrangler(["deploy", "--dry-run", "--minify", "--outdir", folder]);
    if (code !== 0) throw new Error(`wrangler deploy --dry-run failed:\n\n${output}`);
    const files = globSync("**/*.{js,mjs,wasm}", { cwd: folder });
    if (files.length === 0) throw new Error("wrangler deploy --dry-run wrote no module.");
    const bytes = files.reduce((sum, file) => sum + gzip(readFileSync(join(folder, file))), 0);
    return { name: "worker: compressed, as a deploy sends it", bytes, limit: KB * KB };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** All that loads with these, each file compressed by itself, as it travels. */
const weigh = (entries: readonly string[]): number =>
  closure(entries, (path) => (path.endsWith(".js") ? staticImports(read(path)).map((to) => resolve(path, to)) : []))
    .map((path) => brotli(read(path)))
    .reduce((sum, bytes) => sum + bytes, 0);

const resolve = (from: string, to: string): string => posix.join(posix.dirname(from), to);

/** A chunk that the widget loads later. It brings what it needs itself, or takes it from what loaded it. */
function chunkOf(name: string): string {
  const [chunk, ...others] = globSync(`widget/${name}-*.js`, { cwd: dist }).map((file) => file.replaceAll("\\", "/"));
  if (chunk === undefined || others.length > 0)
    throw new Error(`The build has to have one chunk of the widget's ${name}.`);
  return chunk;
}

/** What the page names, and what the board adds to that. */
function firstScreen(): string[] {
  const board = globSync("console/board-*.{js,css}", { cwd: dist }).map((file) => `/${file.replaceAll("\\", "/")}`);
  if (!board.some((path) => path.endsWith(".js"))) throw new Error("The build has no chunk of the console's board.");
  return [...filesOfPage(read("index.html")), ...board].filter((path) => /\.(js|css)$/.test(path));
}

/** The loader with settings as a real site has them. */
function served(loader: string): string {
  const config: TagConfig = {
    key: "k3v9x2m8q1w7z5t4",
    edge: "https://hejdesk.example.workers.dev",
    settings: {
      name: "Nordlys Outdoor",
      color: "#1f6feb",
      position: "right",
      greeting: "Hej! Ask us anything about tents, packs and the weather.",
      strict: false,
    },
    availability: { open: true, until: 1_793_000_000_000 },
  };
  const parts = loader.split('"__HEJDESK_TAG__"');
  if (parts.length !== 2) throw new Error('widget/loader.js has to hold "__HEJDESK_TAG__" exactly once.');
  return parts.join(JSON.stringify(config));
}
