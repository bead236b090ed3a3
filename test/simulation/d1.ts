import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openSqlite, type Sqlite } from "./sqlite.ts";
import type { World } from "./world.ts";

/** How a request to D1 goes. */
export type D1Fate = "well" | "fails before" | "fails after" | "never answers";

type Statement = { text: string; bound: unknown[] };

/** A D1 database on SQLite, with what can go wrong between it and the object. */
export type SimulatedD1 = {
  binding: D1Database;
  sqlite: Sqlite;
  /** Asked for each request. */
  fate: () => D1Fate;
  wait: () => number;
};

export function makeD1(folder: string, world: () => World): SimulatedD1 {
  const sqlite = openSqlite();
  const migrations = join(import.meta.dirname, "../../worker", folder, "migrations");
  for (const file of globSync("*.sql", { cwd: migrations }).sort())
    sqlite.run(`${readFileSync(join(migrations, file), "utf8")};SELECT 1`);

  const write = (statements: readonly Statement[]) => {
    sqlite.run("BEGIN");
    try {
      const results = statements.map(({ text, bound }) => ({ results: sqlite.run(text, ...bound).rows }));
      sqlite.run("COMMIT");
      return results;
    } catch (error) {
      sqlite.run("ROLLBACK");
      throw error;
    }
  };
  const request = <T>(work: () => T): Promise<T> => {
    const { clock, object, fault } = world();
    const asker = object.life();
    const fate = database.fate();
    if (fate !== "well") fault(`D1 ${fate}`);
    return new Promise((resolve, reject) => {
      if (fate === "never answers") return;
      clock.later(asker, database.wait(), () => {
        try {
          if (fate === "fails before") throw new Error("D1_ERROR: simulated: not written");
          const answer = work();
          if (fate === "fails after") throw new Error("D1_ERROR: simulated: connection lost");
          resolve(answer);
        } catch (error) {
          reject(error);
        }
      });
    });
  };
  const prepare = (text: string, bound: unknown[] = []) => ({
    text,
    bound,
    bind: (...values: unknown[]) => prepare(text, values),
    all: () => request(() => write([{ text, bound }])[0]),
    run: () => request(() => write([{ text, bound }])[0]),
  });
  const binding = { prepare, batch: (statements: readonly Statement[]) => request(() => write(statements)) };
  const database: SimulatedD1 = {
    binding: binding as unknown as D1Database,
    sqlite,
    fate: () => "well",
    wait: () => 5,
  };
  return database;
}
