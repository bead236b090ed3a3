import type { TagConfig } from "#protocol/model";
import { launcherWords } from "../locales/launcher.ts";
import { readableOn } from "./color.ts";
import type { Launcher } from "./desk.ts";

const SVG = "http://www.w3.org/2000/svg";
/** No `until` is further ahead than this (ms): what looks like more is a device whose clock is wrong. */
const BELIEVE_AT_MOST = 90_000;

/** The button on the owner's page. Inner `!important` rules win over the page's, so its styles cannot reach in. */
export function makeLauncher({ settings, availability }: TagConfig): Launcher {
  const { color, position, name } = settings;
  const [chat, here] = launcherWords(document.documentElement.lang || navigator.language);
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `:host{all:initial!important;display:block!important;position:fixed!important;z-index:2147483000!important;bottom:20px!important;inset-inline-${position === "left" ? "start" : "end"}:20px!important;--accent:${color}!important;--on-accent:${readableOn(color)}!important}:host([hidden]){display:none!important}.hej{all:unset;display:grid;place-items:center;position:relative;width:26px;height:26px;padding:15px;border-radius:50%;fill:var(--on-accent);background:var(--accent);box-shadow:0 4px 20px #0004;cursor:pointer}.hej:focus-visible{outline:3px solid var(--on-accent);outline-offset:-6px}.hej[data-open]:after{content:"";position:absolute;top:2px;inset-inline-end:2px;width:10px;height:10px;border:2px solid #fff;border-radius:50%;background:#1a8a4a}`,
  );
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement("button");
  const icon = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  button.className = "hej";
  icon.setAttribute("viewBox", "0 0 24 24");
  path.setAttribute("d", "M12 3c6 0 10 4 10 8.5s-4 8.5-10 8.5q-2 0-3-.5L4 22l1-4.5c-2-1.5-3-3.5-3-6C2 7 6 3 12 3");
  icon.append(path);
  button.append(icon);
  root.append(button);

  const left = availability.until - Date.now();
  const lapse = setTimeout(say, Math.min(left, BELIEVE_AT_MOST), false);
  say(availability.open && left > 0, true);
  return { host, root, button, say };

  function say(open: boolean, isFromTag?: boolean): void {
    if (!isFromTag) clearTimeout(lapse);
    button.toggleAttribute("data-open", open);
    button.title = button.ariaLabel = `${chat} – ${name}${open ? ` – ${here}` : ""}`;
  }
}
