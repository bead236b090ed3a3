import type { Actor } from "./clock.ts";
import type { Device, makeStorage } from "./device.ts";
import type { Connect } from "./durable-object.ts";
import type { World } from "./world.ts";

type Run = (event: object) => void;
type Listener = { type: string; run: Run; signal: AbortSignal | undefined };

/** One open page of a browser: its own storage, listeners and timers, which go with it. */
export class Tab implements Actor {
  readonly name: string;
  readonly device: Device;
  readonly world: World;
  readonly storage: ReturnType<typeof makeStorage>;
  readonly connect: () => Connect;
  /** Of each its own: the widget puts itself in between, and is not always asked to leave. */
  readonly history = { pushState() {}, replaceState() {} };
  alive = true;
  asleepUntil = 0;
  visible = true;
  path: string;
  readonly #listeners: Listener[] = [];

  constructor(options: Pick<Tab, "name" | "device" | "world" | "storage" | "connect" | "path">) {
    this.name = options.name;
    this.device = options.device;
    this.world = options.world;
    this.storage = options.storage;
    this.connect = options.connect;
    this.path = options.path;
    this.device.tabs.add(this);
  }

  get skew(): number {
    return this.device.skew;
  }

  addEventListener(type: string, run: Run, options?: { signal?: AbortSignal }): void {
    this.#listeners.push({ type, run, signal: options?.signal });
  }

  removeEventListener(type: string, run: Run): void {
    const index = this.#listeners.findIndex((listener) => listener.type === type && listener.run === run);
    if (index >= 0) this.#listeners.splice(index, 1);
  }

  /** Listeners that are still there; for finding leaks. */
  listening(): number {
    return this.#listeners.filter(({ signal }) => !signal?.aborted).length;
  }

  dispatch(type: string, event: object): void {
    if (!this.alive) return;
    this.world.enter(this, () => {
      for (const listener of [...this.#listeners])
        if (listener.type === type && !listener.signal?.aborted) listener.run({ type, ...event });
    });
  }

  show(visible: boolean): void {
    if (this.visible === visible) return;
    this.visible = visible;
    this.dispatch("visibilitychange", {});
  }

  /** Closed by its owner, or with the browser at once and without a word. */
  die(quietly: boolean): void {
    if (!this.alive) return;
    if (!quietly) this.dispatch("pagehide", {});
    this.alive = false;
    this.device.tabs.delete(this);
    for (const channel of [...this.device.channels]) if (channel.tab === this) channel.close();
    for (const wire of [...this.device.wires]) if (wire.client.tab === this) wire.client.close();
    this.device.locks.leave(this);
  }
}
