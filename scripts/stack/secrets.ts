import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A file with the secrets of the local Worker, made once. A file, since arguments of a process can be read by
 * everybody on the machine.
 */
export function localSecrets(data: string): string {
  const file = join(data, "secrets.env");
  if (!existsSync(file)) {
    mkdirSync(data, { recursive: true });
    writeFileSync(file, `AUTH_SECRET=${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
  }
  return file;
}
