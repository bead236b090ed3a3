import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

test("npm run deploy -- --dry-run prints the whole plan without an account", { timeout: 30_000 }, () => {
  const ran = spawnSync(process.execPath, ["scripts/deploy.ts", "--dry-run"], { cwd: root, encoding: "utf8" });
  expect(ran.stderr).toBe("");
  expect(ran.status).toBe(0);
  const steps = ran.stdout.split("\n").filter((line) => /^ {2}\d+\. /.test(line));
  expect(steps.join("\n")).toMatch(/Build.*hejdesk-directory.*hejdesk-history.*hejdesk-directory.*AUTH_SECRET/s);
});
