import { resolve } from "node:path";

/** The folder of package.json, absolute. */
export const root = resolve(import.meta.dirname, "../..");

/** A path inside the repository, absolute. */
export const inRoot = (...parts: string[]): string => resolve(root, ...parts);

/** Where `npm start` keeps its databases and secrets; git ignores it. */
export const dataFolder = (): string => resolve(root, process.env.HEJDESK_DATA ?? ".hejdesk");

/**
 * Tools as files for this Node: npm's launchers differ by system, and signalling wrangler's leaves its children behind.
 */
export const tools = {
  wrangler: inRoot("node_modules/wrangler/wrangler-dist/cli.js"),
  vitest: inRoot("node_modules/vitest/vitest.mjs"),
  biome: inRoot("node_modules/@biomejs/biome/bin/biome"),
  tsc: inRoot("node_modules/typescript/bin/tsc"),
  playwright: inRoot("node_modules/playwright-core/cli.js"),
};
