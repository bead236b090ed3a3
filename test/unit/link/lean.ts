import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { leanSocket } from "../../../widget/vite/lean-socket.ts";

/** partysocket as the widget ships it. It is found beside its package.json, since it exports no path of its file. */
export async function leanPartysocket(): Promise<object> {
  const folder = createRequire(import.meta.url)
    .resolve("partysocket/ws")
    .replace(/ws\.cjs$/, "");
  const code = leanSocket().transform.handler(await readFile(`${folder}ws.js`, "utf8"));
  return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
}
