import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Mailbox } from "../../scripts/stack/mailbox.ts";
import { migrateLocal } from "../../scripts/stack/migrate.ts";
import { freePort } from "../../scripts/stack/ports.ts";
import { inRoot } from "../../scripts/stack/root.ts";
import { type RunningWorker, startWorker } from "../../scripts/stack/worker.ts";

/** Where browser tests keep their data and leave screenshots of failures. */
export const e2eFolder = inRoot(".hejdesk/e2e");

const migrated = join(e2eFolder, "migrated");

/** Empties the folder and makes one migrated, empty deployment that `startFresh` copies. Once a run. */
export async function prepareFresh(): Promise<void> {
  rmSync(e2eFolder, { recursive: true, force: true });
  mkdirSync(migrated, { recursive: true });
  await migrateLocal(join(migrated, "state"));
}

export type TestWorker = RunningWorker & {
  /** Starts it again on the same port with the same data. */
  again(): Promise<TestWorker>;
};

/** A deployment that nobody owns yet, on a port of its own; the code that `npm start` runs. */
export async function startFresh(name: string, mailbox?: Pick<Mailbox, "vars" | "env">): Promise<TestWorker> {
  const data = join(e2eFolder, name);
  cpSync(migrated, data, { recursive: true });
  return start(data, await freePort(), mailbox);
}

async function start(data: string, port: number, mailbox?: Pick<Mailbox, "vars" | "env">): Promise<TestWorker> {
  const worker = await startWorker({ data, port, vars: mailbox?.vars ?? {}, env: mailbox?.env ?? {} });
  return { ...worker, again: () => start(data, port, mailbox) };
}
