import type { Plugin } from "vite";

const SEARCH = "new URL(import.meta.url).search";

/**
 * What is loaded later asks for the very copy of the app that runs: one that was asked for again has another address, and
 * with a second Solid nothing would hear of the other's changes. What failed is asked for once more by another address,
 * since browsers may remember that one failed.
 */
export const lateChunks = (): Plugin => ({
  name: "late-chunks",
  renderChunk(code, chunk) {
    if (chunk.isEntry)
      return code.replace(
        /\bimport\((["'`])(\.\/[^"'`]+)\1\)/g,
        `((path) => import(path).catch(() => import(path + "#again")))("$2" + ${SEARCH})`,
      );
    return code.replace(
      /^import \{([^}]*)\} from (["'])(\.\/[^"']+)\2;/gm,
      (_, names: string, _quote, path: string) =>
        `const {${names.replaceAll(" as ", ": ")}} = await import("${path}" + ${SEARCH});`,
    );
  },
});
