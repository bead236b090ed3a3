import { ensureChromium } from "./chromium.ts";
import { command } from "./layers/command.ts";
import { type Layer, type Outcome, runLayer, summary } from "./layers/layer.ts";
import { oracle } from "./layers/oracle.ts";
import { simulation } from "./layers/simulation.ts";
import { bundles, worker } from "./layers/size.ts";
import { types } from "./layers/types.ts";
import { vitest } from "./layers/vitest.ts";
import { inRoot, tools } from "./stack/root.ts";

/** In the order of cost: what fails soonest comes first. A layer that fails does not keep the next from running. */
const layers: readonly Layer[] = [
  { name: "lint", heading: "Format and lint", run: () => command("biome check", tools.biome, ["check", "."]) },
  { name: "types", heading: "Types", run: types },
  // In a process of its own, like all others: what cannot even be loaded is a failed check and no crash of this script.
  { name: "build", heading: "Build", run: () => command("widget and console", inRoot("scripts/build.ts"), []) },
  { name: "unit", heading: "Unit: pure decisions", run: () => vitest("unit") },
  { name: "oracle", heading: "Oracle: schedules minute by minute, and planted bugs", run: oracle },
  { name: "simulation", heading: "Simulation: sessions with faults, and planted bugs", run: simulation },
  { name: "ui", heading: "UI: components", run: () => vitest("ui") },
  { name: "worker", heading: "Worker: in workerd", run: () => vitest("worker") },
  { name: "mail", heading: "Mail: from workerd to SMTP servers, and back", run: () => vitest("mail") },
  {
    name: "browser",
    heading: "Browser: visitor and agent in Chromium",
    run: async () => vitest("e2e", { CHROMIUM: await ensureChromium() }),
  },
  { name: "size", heading: "Size: what browsers load, in brotli", run: bundles },
  { name: "deploy", heading: "Deploy: a dry run, and the size of the Worker", run: worker },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !layers.some((layer) => layer.name === name));
if (unknown.length > 0)
  throw new Error(`No such layer: ${unknown.join(", ")}. There are: ${layers.map(({ name }) => name).join(", ")}.`);

const outcomes: Outcome[] = [];
for (const layer of layers)
  if (wanted.length === 0 || wanted.includes(layer.name)) outcomes.push(await runLayer(layer));
console.log(`\n── All of it ${"─".repeat(67)}\n\n${summary(outcomes)}`);
process.exit(outcomes.some(({ failed }) => failed > 0) ? 1 : 0);
