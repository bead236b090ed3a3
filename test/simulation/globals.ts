import { AsyncLocalStorage } from "node:async_hooks";
import type { Actor } from "./clock.ts";
import { network, SimulatedWebSocket, SimulatedWebSocketPair } from "./connection.ts";
import { SimulatedChannel } from "./device.ts";
import { SimulatedRequest, SimulatedResponse, simulatedFetch } from "./fetch.ts";
import { Tab } from "./tab.ts";
import type { World } from "./world.ts";

let world: World | null = null;
/** In whose name code runs, also what it promised to run later. */
const actors = new AsyncLocalStorage<Actor>();
const current = (): Actor => actors.getStore() ?? network;

export const currentWorld = (): World => {
  if (world === null) throw new Error("No session is running.");
  return world;
};

/** The tab that runs now. */
function tab(): Tab {
  const actor = current();
  if (actor instanceof Tab) return actor;
  throw new Error(`This is for pages; ${actor.name} is none.`);
}

export const enter = <T>(next: Actor, run: () => T): T => actors.run(next, run);

export const begin = (next: World | null): void => {
  world = next;
  timers.clear();
};

const timers = new Map<number, { mine: Actor; cancel: () => void }>();
let lastTimer = 0;

function setTimer(run: () => void, ms = 0): number {
  const id = ++lastTimer;
  const mine = current();
  const cancel = currentWorld().clock.later(mine, ms, () => {
    timers.delete(id);
    run();
  });
  timers.set(id, { mine, cancel });
  return id;
}

function clearTimer(id: number | undefined): void {
  if (id === undefined) return;
  timers.get(id)?.cancel();
  timers.delete(id);
}

/** Timers that code of this actor has set and that did not run yet. */
export const timersOf = (actor: Actor): number => [...timers.values()].filter(({ mine }) => mine === actor).length;

const getter = (name: string, get: () => unknown) =>
  Object.defineProperty(globalThis, name, { get, set: () => {}, configurable: true });
const value = (name: string, value: unknown) =>
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });

/** Puts the simulated world in the place of what a browser and workerd give. Once in a process. */
export function installGlobals(): void {
  SimulatedWebSocket.tabOf = tab;
  SimulatedChannel.tabOf = tab;
  const listen = {
    addEventListener: (type: string, run: never, options?: object) => tab().addEventListener(type, run, options),
    removeEventListener: (type: string, run: never) => tab().removeEventListener(type, run),
  };
  const document = {
    ...listen,
    get visibilityState() {
      return tab().visible ? "visible" : "hidden";
    },
    get hidden() {
      return !tab().visible;
    },
    get title() {
      return `Page ${tab().path}`;
    },
    referrer: "",
    hasFocus: () => tab().visible,
    documentElement: { lang: "en" },
    querySelector: () => null,
    querySelectorAll: () => [],
    body: { append() {} },
  };
  value("window", globalThis);
  value("document", document);
  value("addEventListener", listen.addEventListener);
  value("removeEventListener", listen.removeEventListener);
  value("navigator", {
    language: "en",
    locks: {
      request: (name: string, options: object, run: never) => tab().device.locks.request(tab(), name, options, run),
    },
  });
  getter("history", () => tab().history);
  value("screen", { width: 1280, height: 800 });
  value("matchMedia", () => ({ matches: false }));
  getter("location", () => ({ pathname: tab().path, hash: "", href: `https://edge.example${tab().path}` }));
  getter("localStorage", () => tab().device.storage);
  getter("sessionStorage", () => tab().storage);
  value("WebSocket", SimulatedWebSocket);
  value("WebSocketPair", SimulatedWebSocketPair);
  value("WebSocketRequestResponsePair", class {});
  value("MessageEvent", SimulatedMessage);
  value("BroadcastChannel", SimulatedChannel);
  value("Request", SimulatedRequest);
  value("Response", SimulatedResponse);
  value("fetch", (url: string, init: RequestInit) => simulatedFetch(tab(), url, init));
  value("setTimeout", setTimer);
  value("clearTimeout", clearTimer);
  value("setInterval", () => {
    throw new Error("Nothing simulated uses setInterval.");
  });
  Date.now = () => Math.floor(currentWorld().clock.now() + current().skew);
  Math.random = () => currentWorld().random.next();
  value("crypto", {
    getRandomValues(bytes: Uint8Array) {
      const { random } = currentWorld();
      for (let i = 0; i < bytes.length; i++) bytes[i] = random.below(256);
      return bytes;
    },
  });
  const { log } = console;
  console.error = () => {};
  console.warn = () => {};
  console.log = log;
}

/** Node's own converts every field by the rules of the web, which takes longer than what the product does with it. */
class SimulatedMessage extends Event {
  readonly data: unknown;

  constructor(type: string, { data }: { data: unknown }) {
    super(type);
    this.data = data;
  }
}
