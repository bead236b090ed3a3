import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { tools } from "../stack/root.ts";
import { runNode } from "../stack/run.ts";
import type { Tally } from "./layer.ts";

const Report = v.object({ numPassedTests: v.number(), numFailedTests: v.number() });

/** Runs one project of vitest.config.ts, and counts by its own report. */
export async function vitest(project: string, env: Record<string, string> = {}): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), "hejdesk-"));
  try {
    const report = join(folder, "report.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const ran = await runNode(tools.vitest, ["run", "--project", project, ...reporters], { show: true, env });
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    const { numPassedTests: passed, numFailedTests } = v.parse(Report, JSON.parse(readFileSync(report, "utf8")));
    // A file that cannot be loaded, or an error outside of tests, fails the run and none of its tests.
    const failed = ran.code !== 0 && numFailedTests === 0 ? 1 : numFailedTests;
    return { passed, failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
