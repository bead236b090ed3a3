import type { Tab } from "./tab.ts";

type Options = { ifAvailable?: boolean; steal?: boolean; signal?: AbortSignal };
type Callback = (lock: object | null) => unknown;
type Request = { tab: Tab; run: Callback; resolve(value: unknown): void; reject(error: unknown): void };

/** Web Locks of one browser, exclusive ones. What a tab held or asked for goes with it. */
export function makeLocks() {
  const holders = new Map<string, Request>();
  const queues = new Map<string, Request[]>();

  const gone = () => new DOMException("The request was aborted.", "AbortError");

  function grant(name: string, request: Request): void {
    holders.set(name, request);
    const { tab } = request;
    // Granted in a task of its own, as browsers do.
    tab.world.clock.later(tab, 0.5, () => {
      if (holders.get(name) !== request) return;
      const release = () => {
        if (holders.get(name) === request) next(name);
      };
      Promise.resolve(request.run({ name })).then(
        (value) => {
          release();
          request.resolve(value);
        },
        (error) => {
          release();
          request.reject(error);
        },
      );
    });
  }

  function next(name: string): void {
    holders.delete(name);
    const request = queues.get(name)?.shift();
    if (request !== undefined) grant(name, request);
  }

  return {
    request(tab: Tab, name: string, options: Options, run: Callback): Promise<unknown> {
      return new Promise((resolve, reject) => {
        const request = { tab, run, resolve, reject };
        const held = holders.get(name);
        if (options.steal) {
          if (held !== undefined) tab.world.clock.later(held.tab, 0.5, () => held.reject(gone()));
          grant(name, request);
        } else if (held === undefined) grant(name, request);
        else if (options.ifAvailable) resolve(run(null));
        else {
          const queue = queues.get(name) ?? [];
          queues.set(name, queue);
          queue.push(request);
          options.signal?.addEventListener("abort", () => {
            const index = queue.indexOf(request);
            if (index < 0) return;
            queue.splice(index, 1);
            reject(gone());
          });
        }
      });
    },
    /** The tab is gone, with all it held. */
    leave(tab: Tab): void {
      for (const [name, queue] of queues)
        queues.set(
          name,
          queue.filter((request) => request.tab !== tab),
        );
      for (const [name, held] of [...holders]) if (held.tab === tab) next(name);
    },
  };
}
