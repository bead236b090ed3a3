import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "./root.ts";

export type Child = {
  /** Settles with the exit code, or null when a signal ended it. */
  exited: Promise<number | null>;
  /** Asks it to end, and after five seconds makes it, with all it started. */
  end(): Promise<void>;
  /** Ends it and all it started at once, as a crash would. */
  crash(): Promise<void>;
};

const PATIENCE = 5_000;
const living = new Set<Child>();

/** Ends all that still run. */
export async function endAll(): Promise<void> {
  await Promise.all([...living].map((child) => child.end()));
}

/**
 * Starts a script of Node in a process group of its own, so that Ctrl-C reaches only us and we end the group.
 * `onOutput` gets both its streams as text.
 */
export function startChild(
  script: string,
  args: string[],
  env: Record<string, string | undefined>,
  onOutput: (text: string) => void,
): Child {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  child.stdout.setEncoding("utf8").on("data", onOutput);
  child.stderr.setEncoding("utf8").on("data", onOutput);
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once("exit", resolve);
    child.once("error", reject);
  });
  const running: Child = {
    exited,
    async end() {
      if (child.exitCode === null && child.signalCode === null) {
        if (process.platform === "win32") killTree(child);
        else child.kill("SIGTERM");
        await Promise.race([exited, sleep(PATIENCE, undefined, { ref: false })]);
      }
      killTree(child);
      await exited;
    },
    async crash() {
      killTree(child);
      await exited;
    },
  };
  // The last resort when we ourselves end without having been asked to.
  const leave = () => killTree(child);
  living.add(running);
  process.once("exit", leave);
  void exited.then(() => {
    living.delete(running);
    process.off("exit", leave);
  });
  return running;
}

/** What is left of the group; on Windows there are no groups, only trees. */
function killTree({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Nobody of the group is left.
  }
}
