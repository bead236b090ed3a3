import { build } from "vite";
import { consoleConfig } from "./config.ts";

/** Writes `index.html` and `console/*` into `outDir`, and leaves everything else there alone. */
export async function buildConsole(outDir: string, options: { watch?: boolean } = {}): Promise<void> {
  const config = consoleConfig(outDir);
  await build({ ...config, build: { ...config.build, watch: options.watch === true ? {} : null } });
}
