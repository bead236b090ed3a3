import { createDurable } from "itty-durable";

/** A window of takes: `limit` in `period` ms. */
export type Take = { limit: number; period: number };
/** `retryAfter` is in seconds. */
export type Taken = { allowed: boolean; retryAfter: number };

/** Counts attempts under one key, in a window that survives eviction. Only `take.ts` talks to it. */
export class Limiter extends createDurable() {
  times: number[] = [];

  async take({ limit, period }: Take): Promise<Taken> {
    const now = Date.now();
    const recent = this.times.filter((at) => now - at < period);
    const oldest = recent[recent.length - limit];
    if (oldest !== undefined) return { allowed: false, retryAfter: Math.ceil((oldest + period - now) / 1000) };
    this.times = [...recent, now];
    await this.persist();
    await this.setAlarm(now + period);
    return { allowed: true, retryAfter: 0 };
  }

  /** Nothing is kept of a key that nobody used for a whole window. */
  async alarm(): Promise<void> {
    await this.destroy();
    this.times = [];
  }
}
