import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type InlineConfig, type PluginOption, type Rolldown } from "vite";
import solid from "vite-plugin-solid";
import { lateChunks } from "./late-chunks.ts";
import { leanSocket } from "./lean-socket.ts";
import { leanSolid } from "./lean-solid.ts";
import { protocolConstants } from "./protocol-constants.ts";
import { trustedTemplates } from "./trusted-templates.ts";
import { watchSources } from "./watch-sources.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The name of the widget's Trusted Types policy; an owner's Content-Security-Policy may list it. */
export const POLICY = "hejdesk";

/** What is the same in every browser; libraries ask for it to find out whether they run in Node or React Native. */
const browser = { "process.env.NODE_ENV": '"production"', process: "undefined", "navigator.product": '"Gecko"' };

/** What JSX becomes in a page that is not ours: no listeners on its document. */
export const widgetSolid = (): PluginOption => solid({ dev: false, hot: false, solid: { delegateEvents: false } });

/**
 * Writes `loader.js`, `entry.json` and the hashed chunks into `<outDir>/widget`. The chunks come first: the loader
 * knows their names. With `watch` each change builds all anew, until the process ends.
 */
export async function buildWidget(outDir: string, options: { watch?: boolean } = {}): Promise<void> {
  await buildOnce(outDir);
  if (options.watch) watchSources(() => buildOnce(outDir));
}

async function buildOnce(outDir: string): Promise<void> {
  const folder = join(outDir, "widget");
  const link = await bundle("link", "visit/visit.ts", [protocolConstants(), leanSocket()]);
  const app = await bundle("app", "app/mount.tsx", [
    protocolConstants(),
    trustedTemplates(POLICY),
    leanSolid(),
    widgetSolid(),
    lateChunks(),
  ]);
  const entry = { link: `/widget/${first(link).fileName}`, app: `/widget/${first(app).fileName}` };
  const loader = await bundle("loader", "loader/loader.ts", [], entry);

  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { fileName, code } of [...link, ...app]) await writeFile(join(folder, fileName), code);
  await writeFile(join(folder, "loader.js"), withTag(first(loader).code));
  await writeFile(join(folder, "entry.json"), JSON.stringify(entry));
}

/** One entry and what it imports later. Each is built by itself, so that no shared chunk costs a request of its own. */
async function bundle(
  name: string,
  entry: string,
  plugins: PluginOption[],
  chunks?: object,
): Promise<Rolldown.OutputChunk[]> {
  const config: InlineConfig = {
    root,
    configFile: false,
    logLevel: "warn",
    mode: "production",
    define: { ...browser, ...(chunks && { HEJDESK_CHUNKS: JSON.stringify(chunks) }) },
    plugins,
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      minify: false,
      cssMinify: true,
      // A library's imports are left as they are; an app's get a helper that preloads what we do not have.
      lib: !chunks && { entry: join(root, entry), formats: ["es"] },
      rolldownOptions: {
        input: { [name]: join(root, entry) },
        preserveEntrySignatures: "allow-extension",
        output: {
          format: chunks ? "iife" : "es",
          entryFileNames: "[name]-[hash].js",
          chunkFileNames: "[name]-[hash].js",
          // Advice to developers on how to use partysocket is nothing for the console of an owner's page.
          minify: { compress: { dropConsole: name === "link" }, mangle: true },
        },
      },
    },
  };
  const [built, ...others] = [await build(config)].flat();
  if (!built || !("output" in built) || others.length > 0) throw new Error("Vite answered with several builds.");
  return built.output.filter((file) => file.type === "chunk");
}

/** The edge looks for one string in quotes, and writes the site's settings there. */
function withTag(code: string): string {
  const parts = code.split("HEJDESK_TAG");
  if (parts.length !== 2) throw new Error("The loader has to use HEJDESK_TAG exactly once.");
  return parts.join('"__HEJDESK_TAG__"');
}

function first(chunks: Rolldown.OutputChunk[]): Rolldown.OutputChunk {
  const [chunk] = chunks;
  if (!chunk?.isEntry) throw new Error("The build gave no entry chunk first.");
  return chunk;
}
