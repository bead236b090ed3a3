import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import { tools } from "./stack/root.ts";
import { run, runNode } from "./stack/run.ts";

/** The browser for tests and screenshots: `CHROMIUM`, else one found, else one installed now. */
export async function ensureChromium(): Promise<string> {
  const given = process.env.CHROMIUM;
  if (given !== undefined && given !== "") {
    if (!existsSync(given)) throw new Error(`CHROMIUM names ${given}, which is not there.`);
    return given;
  }
  const found = findChromium();
  if (found !== null) return found;
  console.log("No Chromium found on this machine; installing one.");
  await install();
  const installed = findChromium();
  if (installed === null) throw new Error("Chromium was installed but cannot be found. Set CHROMIUM to its path.");
  return installed;
}

/** What Chromium needs to run anywhere, also as root in a container, and to leave the network alone. */
export const chromiumArgs = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

function findChromium(): string | null {
  return candidates().find((file) => existsSync(file)) ?? null;
}

function candidates(): string[] {
  const playwrights = chromium.executablePath();
  switch (process.platform) {
    case "darwin":
      return [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        playwrights,
      ];
    case "win32":
      return [
        ...["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((variable) => {
          const folder = process.env[variable];
          return folder === undefined
            ? []
            : [
                join(folder, "Google/Chrome/Application/chrome.exe"),
                join(folder, "Microsoft/Edge/Application/msedge.exe"),
              ];
        }),
        playwrights,
      ];
    default: {
      const folders = (process.env.PATH ?? "").split(delimiter);
      const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
      return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), playwrights];
    }
  }
}

async function install(): Promise<void> {
  if (process.getuid?.() === 0 && isDebian()) {
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    const updated = await run("apt-get", ["update"], { env });
    const installed = await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env });
    if (installed.code === 0) return;
    console.log(`apt-get could not install it; trying another way.\n${updated.output}${installed.output}`);
  }
  const { code, output } = await runNode(tools.playwright, ["install", "chromium"]);
  if (code !== 0)
    throw new Error(`Chromium could not be installed. Install one and set CHROMIUM to its path.\n${output}`);
}

const isDebian = (): boolean =>
  existsSync("/etc/os-release") && /^ID="?debian"?$/m.test(readFileSync("/etc/os-release", "utf8"));
