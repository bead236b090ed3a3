import { limits } from "#protocol/limits";

/** In milliseconds. */
export const RATE_PERIOD = 60_000;

/** Seconds until a visitor may write again, or 0 for now. `times` are when their last messages came, in any order. */
export function mustWait(times: readonly number[], now: number): number {
  const recent = times.filter((at) => now - at < RATE_PERIOD).sort((a, b) => a - b);
  const blocking = recent[recent.length - limits.messagesPerMinute];
  return blocking === undefined ? 0 : Math.max(1, Math.ceil((blocking + RATE_PERIOD - now) / 1000));
}
