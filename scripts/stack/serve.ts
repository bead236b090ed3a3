import { readFileSync } from "node:fs";
import { endAll } from "./child.ts";
import { portFrom, requireFree } from "./ports.ts";
import { dataFolder } from "./root.ts";
import { type Stack, startStack } from "./stack.ts";

type Options = {
  /** Whether pages reload when `dist/` changes. */
  liveReload: boolean;
  prepare(shop: string): Promise<unknown>;
  started?(stack: Stack): void;
};

/** Runs the stack on the usual ports until it is asked to end; the part that `start` and `dev` share. */
export async function serve({ liveReload, prepare, started }: Options): Promise<void> {
  let ending = false;
  const end = async (code: number) => {
    if (ending) return;
    ending = true;
    await endAll();
    process.exit(code);
  };
  // Each may come twice: from the terminal, and once more through npm.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
  onOrphaned(() => void end(0));
  try {
    const port = portFrom("PORT", 8787);
    const shopPort = portFrom("SHOP_PORT", 8788);
    await requireFree(port, "PORT", "Hejdesk");
    await requireFree(shopPort, "SHOP_PORT", "the demo shop");
    await prepare(`http://localhost:${shopPort}`);
    const stack = await startStack({ data: dataFolder(), port, shopPort, liveReload });
    if (ending) return;
    console.log(welcome(stack));
    started?.(stack);
    const code = await stack.worker.exited;
    if (ending) return;
    console.error(`\nThe Worker ended by itself (${code ?? "signal"}). The end of ${stack.worker.log}:\n`);
    console.error(readFileSync(stack.worker.log, "utf8").split("\n").slice(-20).join("\n"));
  } catch (error) {
    if (ending) return;
    console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  }
  await end(1);
}

/** npm that is told to end does not pass it on: the shell between us just goes away. */
function onOrphaned(callback: () => void): void {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) callback();
  }, 500).unref();
}

function welcome({ worker, shop, demo }: Stack): string {
  return `
  Hejdesk is running.

    Console     ${worker.edge}
    Demo shop   ${shop.url}
    Mailbox     ${shop.url}/mailbox

  Sign in to the console with one of these, and open the shop in another window:

    ${demo.owner.name.padEnd(12)}${demo.owner.email.padEnd(26)}owner
    ${demo.agent.name.padEnd(12)}${demo.agent.email.padEnd(26)}agent
    Password    ${demo.owner.password}

  Go online on the board: then the shop's visitors are told that somebody is there.

  Log: ${worker.log}
  Ctrl-C ends all of it; the data stays.
`;
}
