import { wrangler } from "./wrangler.ts";

/** The names of both databases' bindings. */
export const databases = ["DIRECTORY", "HISTORY"] as const;

/** Brings the local databases in `state` to the newest schema. One after the other: they share files there. */
export async function migrateLocal(state: string): Promise<void> {
  for (const database of databases) {
    const { code, output } = await wrangler(["d1", "migrations", "apply", database, "--local", "--persist-to", state]);
    if (code !== 0) throw new Error(`The migrations of ${database} could not be applied:\n\n${output}`);
  }
}
