import type { TagConfig } from "#protocol/model";
import type { Hej, HejEvent, HejEvents } from "../api/hej.ts";
import { load } from "./chunks.ts";
import type { Desk } from "./desk.ts";
import { makeLauncher } from "./launcher.ts";
import { once } from "./once.ts";

/** Written in by the edge. */
declare const HEJDESK_TAG: TagConfig;

type Listener = (detail?: HejEvents[HejEvent]) => void;

if (!window.hej?.live) start(HEJDESK_TAG);

function start(config: TagConfig): void {
  const life = new AbortController();
  const { signal } = life;
  const launcher = makeLauncher(config);
  const { host, button } = launcher;
  const queued = window.hej?.q ?? [];
  let listeners: [name: unknown, run: Listener][] = [];
  let isStarted = false;

  const desk: Desk = {
    ...launcher,
    config,
    emit(name, detail) {
      // In turns of their own, so that a page's mistake stays the page's.
      for (const [known, run] of listeners) if (known === name) queueMicrotask(() => run(detail));
    },
    wake: () => void app().catch(ignore),
    leave() {
      destroy();
      window.hej = ignore;
    },
  };

  const visit = once(async () => {
    const { makeVisit } = await chunk("link");
    const visitor = makeVisit(desk);
    signal.addEventListener("abort", visitor.end);
    return visitor;
  });
  const app = once(async () => {
    isStarted = true;
    const [visitor, { mount }] = await Promise.all([visit(), chunk("app")]);
    const opened = await mount(desk, visitor);
    if (signal.aborted) opened.end();
    signal.addEventListener("abort", opened.end);
    return opened;
  });
  const idle = new Promise<unknown>((resolve) => {
    if ("requestIdleCallback" in window) {
      const timer = requestIdleCallback(resolve, { timeout: 4_000 });
      signal.addEventListener("abort", () => cancelIdleCallback(timer));
    } else {
      const timer = setTimeout(resolve, 2_000);
      signal.addEventListener("abort", () => clearTimeout(timer));
    }
  }).then(visit);

  // The overloads of `Hej` are a promise to its callers, not a check: what the page says is read here.
  const hej = ((command: string, first?: unknown, second?: unknown) => {
    switch (command) {
      case "on":
        if (typeof second !== "function") break;
        if (first === "ready") queueMicrotask(second as Listener);
        else listeners.push([first, second as Listener]);
        break;
      case "off":
        listeners = listeners.filter(([name, run]) => name !== first || run !== second);
        break;
      case "show":
      case "hide":
        host.hidden = command === "hide";
        break;
      case "open":
        act(command);
        break;
      case "close":
        if (isStarted) act(command);
        break;
      case "page":
      case "identify":
      case "track":
      case "department":
        idle
          .then(visit, visit)
          .then((visitor) => visitor[command](first as never, second as never))
          .catch(ignore);
        break;
      case "destroy":
        destroy();
    }
  }) as Hej;
  hej.live = true;
  window.hej = hej;

  if (document.body) place();
  else addEventListener("DOMContentLoaded", place, { signal });
  button.addEventListener("pointerenter", desk.wake);
  button.addEventListener("focus", desk.wake);
  button.addEventListener("click", () => act(button.hasAttribute("aria-expanded") ? "toggle" : "enter"));
  for (const call of queued) hej(...([...call] as Parameters<Hej>));
  idle.catch(ignore);

  function act(name: "open" | "close" | "enter" | "toggle"): void {
    app().then((opened) => opened[name](), ignore);
  }

  function place(): void {
    document.body.append(host);
  }

  async function chunk<Name extends "link" | "app">(name: Name) {
    signal.throwIfAborted();
    const exports = await load(config.edge, name);
    signal.throwIfAborted();
    return exports;
  }

  function destroy(): void {
    life.abort();
    launcher.say(false);
    host.remove();
    delete window.hej;
  }
}

function ignore(): void {}
