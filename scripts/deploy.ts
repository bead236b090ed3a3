import { parseArgs } from "node:util";
import { build } from "./build.ts";
import { createDatabase, deploy, look, migrate, signedIn } from "./deploy/cloudflare.ts";
import { describe, plan, type Step } from "./deploy/plan.ts";
import { readProject } from "./deploy/project.ts";

const { values } = parseArgs({ options: { "dry-run": { type: "boolean", default: false } } });

try {
  if (values["dry-run"]) dryRun();
  else await deployAll();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  console.error("Nothing of this is lost: what was done stays, and npm run deploy goes on from there.");
  process.exitCode = 1;
}

function dryRun(): void {
  console.log("On an account with nothing in it, npm run deploy would:\n");
  print(plan({ databases: [], secrets: null }, readProject()));
}

async function deployAll(): Promise<void> {
  await requireAccount();
  const steps = plan(await look(), readProject());
  print(steps);
  let addresses: string[] = [];
  for (const step of steps) {
    console.log(`\n▸ ${describe(step)}\n`);
    addresses = (await perform(step)) ?? addresses;
  }
  const [address = "the address above"] = addresses;
  console.log(`\nHejdesk serves on ${address}`);
  console.log("Next: open it and sign up. The first person who does owns this deployment.");
}

/** Gives the addresses when it is the step that knows them. */
async function perform(step: Step): Promise<string[] | null> {
  switch (step.do) {
    case "build":
      await build();
      return null;
    case "create-database":
      await createDatabase(step.name);
      return null;
    case "migrate":
      await migrate(step.name);
      return null;
    case "deploy":
      return deploy(step.secrets);
  }
}

async function requireAccount(): Promise<void> {
  const who = await signedIn();
  if (who === null)
    throw new Error("You are not signed in to Cloudflare. Run: npx wrangler login (or set CLOUDFLARE_API_TOKEN).");
  const chosen = process.env.CLOUDFLARE_ACCOUNT_ID;
  if (who.accounts.length < 2 || chosen !== undefined) return;
  const list = who.accounts.map(({ id, name }) => `  ${id}  ${name}`).join("\n");
  throw new Error(`You have several accounts. Set CLOUDFLARE_ACCOUNT_ID to the one to deploy to:\n\n${list}`);
}

function print(steps: Step[]): void {
  for (const [index, step] of steps.entries()) console.log(`  ${index + 1}. ${describe(step)}`);
}
