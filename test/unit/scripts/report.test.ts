import { expect, test } from "vitest";
import { isNoWorker, json, targets } from "../../../scripts/deploy/cloudflare.ts";

test("the address is taken from wrangler's report, whatever else stands in it", () => {
  const report = [
    { type: "wrangler-session", version: 1, command_line_args: ["deploy"] },
    { type: "deploy", version: 1, targets: ["https://hejdesk.example.workers.dev"] },
  ];
  expect(targets(`${report.map((line) => JSON.stringify(line)).join("\n")}\n`)).toEqual([
    "https://hejdesk.example.workers.dev",
  ]);
  expect(targets("")).toEqual([]);
});

test("a Worker that is not there yet is told from one that cannot be asked", () => {
  const missing = `✘ [ERROR] Worker "hejdesk" not found.\n\n  If this is a new Worker, run \`wrangler deploy\` first to create it.`;
  expect(isNoWorker(missing)).toBe(true);
  expect(isNoWorker("A request to the Cloudflare API failed. This Worker does not exist [code: 10007]")).toBe(true);
  expect(isNoWorker("Authentication error [code: 10000]")).toBe(false);
  expect(isNoWorker("getaddrinfo ENOTFOUND")).toBe(false);
});

test("JSON is read from where a line begins with it", () => {
  expect(json('▲ [WARNING] Something\n\n[{"name":"AUTH_SECRET"}]\n')).toEqual([{ name: "AUTH_SECRET" }]);
  expect(json('{"accounts":[]}')).toEqual({ accounts: [] });
  expect(() => json("nothing of it")).toThrow("without JSON");
});
