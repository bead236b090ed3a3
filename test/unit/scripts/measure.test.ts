import { describe, expect, test } from "vitest";
import { brotli, closure, filesOfPage, staticImports } from "../../../scripts/size/measure.ts";

describe("measuring what a browser loads", () => {
  test("counts imports and re-exports, and leaves dynamic imports out", () => {
    const code =
      'import{a}from"./a.js";import"./b.js";export*from"./c.js";export{d}from"./d.js";import("./e.js");export{a}';
    expect(staticImports(code)).toEqual(["./a.js", "./b.js", "./c.js", "./d.js"]);
  });

  test("counts a module once, however many import it, and ends on a circle", () => {
    const graph: Record<string, string[]> = { a: ["b", "c"], b: ["c"], c: ["a"], d: [] };
    expect(closure(["a", "c"], (path) => graph[path] ?? [])).toEqual(["a", "b", "c"]);
  });

  test("finds what a page loads, and not its icon", () => {
    const html = `<link rel="icon" href="/icon.svg"><link rel="stylesheet" crossorigin href="/console/a.css">
      <link rel="modulepreload" href="/console/b.js"><script type="module" crossorigin src="/console/c.js"></script>`;
    expect(filesOfPage(html)).toEqual(["/console/a.css", "/console/b.js", "/console/c.js"]);
  });

  test("compresses as well as brotli can", () => {
    expect(brotli("hej ".repeat(1_000))).toBeLessThan(40);
  });
});
