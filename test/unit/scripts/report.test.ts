import { expect, test } from "vitest";
import { targets } from "../../../scripts/deploy/cloudflare.ts";

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
