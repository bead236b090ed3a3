/** Rows that are likely to be asked for again: as many as an object can have people writing at the same time. */
const KEEPS = 8_192;

/**
 * What was read or written last, by key, so that it is not read again. The object is the only writer, so it cannot be
 * stale; `forget` is for a transaction that was rolled back.
 */
export function makeRecent<T>(keeps = KEEPS) {
  const known = new Map<string, T>();
  return {
    get: (key: string): T | undefined => known.get(key),
    put(key: string, value: T): T {
      // Set anew, it counts as the newest.
      known.delete(key);
      known.set(key, value);
      const oldest = known.size > keeps ? known.keys().next() : null;
      if (oldest !== null && !oldest.done) known.delete(oldest.value);
      return value;
    },
    drop: (key: string): void => void known.delete(key),
    forget: (): void => known.clear(),
  };
}
