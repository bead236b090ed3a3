import type { TestProject } from "vitest/node";
import { build } from "../../scripts/build.ts";
import { ensureChromium } from "../../scripts/chromium.ts";
import { prepareFresh, startFresh } from "../support/stack.ts";
import { makeTeam, type Team } from "../support/team.ts";

declare module "vitest" {
  interface ProvidedContext {
    edge: string;
    team: Team;
    chromium: string;
  }
}

/** One deployment for all files; each makes a site of its own in it. */
export default async function setup(project: TestProject) {
  await build();
  await prepareFresh();
  const worker = await startFresh("shared");
  project.provide("edge", worker.edge);
  project.provide("team", await makeTeam(worker.edge));
  project.provide("chromium", await ensureChromium());
  return () => worker.stop();
}
