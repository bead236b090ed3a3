import type { Wire } from "./connection.ts";
import { makeLocks } from "./locks.ts";
import type { Random } from "./random.ts";
import type { Tab } from "./tab.ts";

/** A browser on somebody's device: what its tabs share, and the network it is on. */
export class Device {
  readonly name: string;
  readonly address: string;
  /** How wrong its clock is, in milliseconds. */
  readonly skew: number;
  readonly storage = makeStorage();
  readonly tabs = new Set<Tab>();
  readonly wires = new Set<Wire>();
  readonly locks = makeLocks();
  readonly channels = new Set<SimulatedChannel>();
  isOffline = false;
  socketsBlocked = false;
  /** The share of requests over HTTP that are lost on one of their ways. */
  loss = 0;
  readonly #random: Random;
  readonly #slow: number;

  constructor(name: string, address: string, random: Random) {
    this.name = name;
    this.address = address;
    this.#random = random;
    this.skew = random.chance(0.5) ? 0 : Math.round(random.between(-12, 12) * 3_600_000);
    this.#slow = random.pick([4, 4, 30, 30, 250]);
    this.storage.changed = (key) => {
      const by = SimulatedChannel.tabOf();
      for (const tab of this.tabs)
        if (tab !== by) by.world.clock.later(tab, random.between(0.5, 5), () => tab.dispatch("storage", { key }));
    };
  }

  latency(): number {
    return 1 + this.#random.next() * this.#slow * (this.#random.chance(0.05) ? 8 : 1);
  }

  goOffline(): void {
    this.isOffline = true;
    for (const wire of [...this.wires]) wire.cut();
  }

  goOnline(): void {
    this.isOffline = false;
    for (const tab of [...this.tabs]) tab.dispatch("online", {});
  }

  sleep(until: number): void {
    for (const tab of this.tabs) tab.asleepUntil = Math.max(tab.asleepUntil, until);
    for (const wire of [...this.wires]) if (this.#random.chance(0.5)) wire.cut();
  }
}

/** Web storage in memory. `changed` hears of every change. */
export function makeStorage() {
  const items = new Map<string, string>();
  return {
    changed: null as ((key: string) => void) | null,
    getItem: (key: string) => items.get(key) ?? null,
    setItem(key: string, value: string) {
      if (items.get(key) === value) return;
      items.set(key, value);
      this.changed?.(key);
    },
    removeItem(key: string) {
      if (items.delete(key)) this.changed?.(key);
    },
  };
}

/** A BroadcastChannel of one tab. */
export class SimulatedChannel {
  static tabOf: () => Tab;
  readonly name: string;
  readonly tab: Tab;
  readonly #heard = new Map<SimulatedChannel, number>();
  onmessage: ((event: { data: unknown }) => void) | null = null;

  constructor(name: string) {
    this.name = name;
    this.tab = SimulatedChannel.tabOf();
    this.tab.device.channels.add(this);
  }

  postMessage(data: unknown): void {
    if (!this.tab.device.channels.has(this)) throw new Error("This channel is closed.");
    const text = JSON.stringify(data);
    const { world, device } = this.tab;
    for (const other of device.channels)
      if (other !== this && other.name === this.name)
        world.clock.later(other.tab, other.#after(this, world.random.between(0.2, 4)), () => {
          if (device.channels.has(other)) other.onmessage?.({ data: JSON.parse(text) });
        });
  }

  /** Words of one tab arrive in order. */
  #after(from: SimulatedChannel, wait: number): number {
    const now = this.tab.world.clock.now();
    const at = Math.max(this.#heard.get(from) ?? 0, now + wait);
    this.#heard.set(from, at);
    return at - now;
  }

  close(): void {
    this.tab.device.channels.delete(this);
  }
}
