import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");
const protocol = readFileSync(join(root, "worker/protocol/PROTOCOL.md"), "utf8");
const stated = [...protocol.matchAll(/^- \*\*\[([A-Z]+\d+)\]\*\*/gm)].map(([, id]) => id);
const titles = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .filter((path) => /\.test\.tsx?$/.test(path))
  .flatMap((path) => readFileSync(join(root, "test", path), "utf8").match(/\[[A-Z]{3}\d+\]/g) ?? []);

describe("PROTOCOL.md", () => {
  it("states each rule once", () => {
    expect(stated.length).toBeGreaterThan(30);
    expect(new Set(stated).size).toBe(stated.length);
  });

  it("has no rule that no test cites, and no test cites a rule it does not state", () => {
    const cited = new Set(titles.map((title) => title.slice(1, -1)));
    expect(stated.filter((id) => id !== undefined && !cited.has(id))).toEqual([]);
    expect([...cited].filter((id) => !stated.includes(id))).toEqual([]);
  });
});
