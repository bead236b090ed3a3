import { globSync } from "node:fs";
import { dirname } from "node:path";
import { root, tools } from "../stack/root.ts";
import { add, command } from "./command.ts";
import type { Tally } from "./layer.ts";

/** Every folder with a tsconfig.json of its own. */
export const typedFolders = (): string[] =>
  globSync("{worker,widget,console,scripts,test}/**/tsconfig.json", { cwd: root }).map(dirname).sort();

/** Checks the types of each, one after the other: the compiler uses all cores by itself. */
export async function types(): Promise<Tally> {
  const tallies: Tally[] = [];
  for (const folder of typedFolders()) tallies.push(await command(folder, tools.tsc, ["-p", folder]));
  return add(tallies);
}
