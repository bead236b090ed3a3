import { existsSync, readFileSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "../stack/root.ts";

const dist = inRoot("dist");
const QUIET = 300;
const SCRIPT = '<script type="module" src="/reload.js"></script>';

/** Calls back when `dist/` changed and has been quiet for a moment. */
export function onRebuilt(callback: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  watch(dist, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!addReload()) callback();
    }, QUIET);
  });
}

/** Makes the console's page listen for reloads of `shop`. The script is a file, since the console's policy allows no other. */
export function writeReload(shop: string): void {
  writeFileSync(join(dist, "reload.js"), `new EventSource("${shop}/reload").onmessage = () => location.reload();\n`);
  addReload();
}

/** Gives true when it had to change the page, which is a change of `dist/` again. */
function addReload(): boolean {
  const page = join(dist, "index.html");
  const html = existsSync(page) ? readFileSync(page, "utf8") : "";
  if (!html.includes("</head>") || html.includes(SCRIPT)) return false;
  writeFileSync(page, html.replace("</head>", `${SCRIPT}</head>`));
  return true;
}
