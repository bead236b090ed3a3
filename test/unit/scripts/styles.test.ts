import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Classes with a rule of their own, in a layer or without. */
const definedIn = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(/^(?: {2})?\.([\w-]+) \{/gmu)].flatMap(([, name = ""]) => name);

test.each(["console", "widget"])(
  "no class of the %s is defined by two files: a screen's styles stay once loaded",
  (app) => {
    const files = new Map<string, Set<string>>();
    for (const file of globSync(`${app}/**/*.css`))
      for (const name of definedIn(file)) files.set(name, (files.get(name) ?? new Set()).add(file));
    expect(files.size).toBeGreaterThan(20);
    expect([...files].filter(([, { size }]) => size > 1).map(([name, by]) => [name, ...by])).toEqual([]);
  },
);
