/**
 * Lets so many through in a period, by key. In memory only: after an eviction a count starts anew, which an object
 * that is being flooded does not see.
 */
export function makeGate({ limit, period, now }: { limit: number; period: number; now: () => number }) {
  let times = new Map<string, number[]>();
  let sweptAt = now();
  return {
    /** Takes one; seconds to wait, 0 when it was let through. */
    waitFor(key: string): number {
      const at = now();
      if (at - sweptAt > period) {
        times = new Map([...times].filter(([, taken]) => taken.some((one) => at - one < period)));
        sweptAt = at;
      }
      const recent = (times.get(key) ?? []).filter((one) => at - one < period);
      const blocking = recent[recent.length - limit];
      if (blocking !== undefined) return Math.ceil((blocking + period - at) / 1000);
      times.set(key, [...recent, at]);
      return 0;
    },
  };
}

export type Gate = ReturnType<typeof makeGate>;
