import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { tools } from "../stack/root.ts";
import { type Ran, runNode } from "../stack/run.ts";
import type { Account } from "./plan.ts";

/** Cloudflare through wrangler, which knows how to sign in. Every failure throws wrangler's own words. */

export async function signedIn(): Promise<{ accounts: { id: string; name: string }[] } | null> {
  const { code, stdout } = await call(["whoami", "--json"]);
  if (code !== 0) return null;
  return v.parse(v.object({ accounts: v.array(v.object({ id: v.string(), name: v.string() })) }), json(stdout));
}

export async function look(): Promise<Account> {
  const databases = await must(["d1", "list", "--json"]);
  const secrets = await call(["secret", "list", "--format", "json"]);
  const none = secrets.code !== 0 && isNoWorker(secrets.output);
  if (secrets.code !== 0 && !none) throw new Error(secrets.output);
  const Named = v.array(v.object({ name: v.string() }));
  const names = (output: string) => v.parse(Named, json(output)).map(({ name }) => name);
  return { databases: names(databases), secrets: none ? null : names(secrets.stdout) };
}

export const createDatabase = (name: string): Promise<string> =>
  must(["d1", "create", name, "--update-config=false"], true);

export const migrate = (name: string): Promise<string> => must(["d1", "migrations", "apply", name, "--remote"], true);

/** Gives the addresses that it serves on. Secrets go up by a file that is gone afterwards. */
export async function deploy(secrets: readonly string[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "hejdesk-"));
  try {
    const report = join(folder, "report.ndjson");
    const values = join(folder, "secrets.json");
    const made = Object.fromEntries(secrets.map((name) => [name, randomBytes(32).toString("hex")]));
    writeFileSync(values, JSON.stringify(made), { mode: 0o600 });
    const more = secrets.length === 0 ? [] : ["--secrets-file", values];
    await must(["deploy", "--minify", ...more], true, { WRANGLER_OUTPUT_FILE_PATH: report });
    return targets(readFileSync(report, "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The addresses in wrangler's own report, one JSON object a line. */
export function targets(report: string): string[] {
  const Deployed = v.object({ type: v.literal("deploy"), targets: v.optional(v.array(v.string()), []) });
  return report
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => {
      const result = v.safeParse(Deployed, JSON.parse(line));
      return result.success ? result.output.targets : [];
    });
}

const call = (args: string[], show = false, env: Record<string, string> = {}): Promise<Ran> =>
  runNode(tools.wrangler, args, {
    show,
    env: {
      WRANGLER_SEND_METRICS: "false",
      WRANGLER_HIDE_BANNER: "true",
      ...(show ? {} : { NO_COLOR: "1", FORCE_COLOR: undefined }),
      ...env,
    },
  });

async function must(args: string[], show = false, env: Record<string, string> = {}): Promise<string> {
  const { code, output, stdout } = await call(args, show, env);
  if (code !== 0) throw new Error(`wrangler ${args.join(" ")} failed:\n\n${show ? "" : output}`);
  return stdout;
}

/** Whether wrangler says that there is no such Worker yet: in its own words, or by Cloudflare's code. */
export const isNoWorker = (output: string): boolean => /Worker "[^"]*"[^\n]* not found|\b10007\b/.test(output);

/** A line for people may stand before the JSON, which begins a line of its own. */
export function json(stdout: string): unknown {
  const start = stdout.search(/^[[{]/m);
  if (start < 0) throw new Error(`wrangler answered without JSON:\n\n${stdout}`);
  return JSON.parse(stdout.slice(start));
}
