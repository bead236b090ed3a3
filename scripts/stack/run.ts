import { spawn } from "node:child_process";
import { root } from "./root.ts";

/** `output` is all that was printed, `stdout` only what is meant for programs. */
export type Ran = { code: number; output: string; stdout: string; seconds: number };

type Options = {
  env?: Record<string, string | undefined>;
  /** Shows the output while it comes, too. */
  show?: boolean;
  /** Text for its standard input. */
  input?: string;
};

/** Colours for people, none for files. */
const colors = process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1", FORCE_COLOR: undefined };

/** Runs a script of Node to its end, and gives its exit code and all it printed. */
export const runNode = (script: string, args: string[], options: Options = {}): Promise<Ran> =>
  run(process.execPath, [script, ...args], options);

/** Runs a program to its end. */
export function run(program: string, args: string[], options: Options = {}): Promise<Ran> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...colors, ...options.env },
      windowsHide: true,
    });
    let output = "";
    let stdout = "";
    const take = (text: string) => {
      output += text;
      if (options.show) process.stdout.write(text);
    };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      take(text);
    });
    child.stderr.setEncoding("utf8").on("data", take);
    child.once("error", reject);
    child.once("close", (code) =>
      resolve({ code: code ?? 1, output, stdout, seconds: (performance.now() - started) / 1_000 }),
    );
    child.stdin.end(options.input ?? "");
  });
}
