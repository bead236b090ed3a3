import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { parseAst } from "vite";

/** Bytes as a CDN would send them at best. */
export const brotli = (content: string | Buffer): number =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).byteLength;

/** Bytes as Cloudflare counts a Worker. */
export const gzip = (content: Buffer): number => gzipSync(content, { level: 9 }).byteLength;

/** What a module loads together with itself, as it is written there. Dynamic imports are not in it. */
export function staticImports(code: string): string[] {
  return parseAst(code).body.flatMap((node) => {
    switch (node.type) {
      case "ImportDeclaration":
      case "ExportAllDeclaration":
        return [node.source.value];
      case "ExportNamedDeclaration":
        return node.source === null ? [] : [node.source.value];
      default:
        return [];
    }
  });
}

/** All modules that load with `entries`, them included, each once. `importsOf` gives the paths a module loads. */
export function closure(entries: readonly string[], importsOf: (path: string) => readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    for (const next of importsOf(path)) visit(next);
  };
  for (const entry of entries) visit(entry);
  return [...found];
}

/** The files that a page names: its scripts, what it preloads, and its style sheets. */
export function filesOfPage(html: string): string[] {
  const elements = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return elements.flatMap((element) => {
    if (element.startsWith("<link") && !/rel="(?:modulepreload|stylesheet|preload)"/.test(element)) return [];
    const [, path] = /(?:src|href)="([^"]+)"/.exec(element) ?? [];
    return path === undefined ? [] : [path];
  });
}
