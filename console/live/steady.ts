import { browser, type Platform } from "#link/platform";
import url from "./timer-worker.ts?worker&url";

/**
 * An agent counts as there while their console is heard of, also while it is behind another window: it pings by a
 * worker's timers [AVL3]. Where there are no workers it goes by its own, as long as it is seen.
 */
export function makeSteadyPlatform(): Platform {
  const worker = startWorker();
  if (worker === null) return browser;
  const waiting = new Map<number, () => void>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<number>) => {
    const run = waiting.get(data);
    waiting.delete(data);
    run?.();
  };
  return {
    ...browser,
    isVisible: () => true,
    later(run, ms) {
      const id = ++last;
      waiting.set(id, run);
      worker.postMessage({ set: id, ms });
      return () => {
        if (waiting.delete(id)) worker.postMessage({ clear: id });
      };
    },
  };
}

let shared: Worker | null = null;

/** One for the whole page. */
function startWorker(): Worker | null {
  if (typeof Worker === "undefined") return null;
  shared ??= new Worker(trusted(url), { type: "module", name: "timers" });
  return shared;
}

/** The console's policy allows no other script address than this constant one. */
function trusted(address: string): string {
  const factory = Reflect.get(globalThis, "trustedTypes");
  if (factory === undefined) return address;
  return factory.createPolicy("hejdesk-worker", { createScriptURL: () => address }).createScriptURL(address);
}
