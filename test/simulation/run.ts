import { makeD1 } from "./d1.ts";
import { currentWorld, installGlobals } from "./globals.ts";
import type { Outcome, Stage } from "./session.ts";
import { openSqlite } from "./sqlite.ts";

/** Runs sessions in this process, one after the other. The product is loaded only now: it looks at what is global. */
export async function makeRunner(): Promise<(seed: number, index: number) => Promise<Outcome>> {
  const stage: Stage = {
    sqlite: openSqlite(),
    history: makeD1("history", currentWorld),
    directory: makeD1("directory", currentWorld),
  };
  installGlobals();
  const { runSession } = await import("./session.ts");
  return (seed, index) => runSession(stage, seed, index);
}
