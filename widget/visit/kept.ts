/** A small record on the device that may be refused: then, and when `strict`, it lives in memory only. */
export type Kept<Fields> = {
  /** Read anew each time, since other tabs write too. */
  get(): Partial<Fields>;
  put(change: Partial<Fields>): void;
};

export function makeKept<Fields>(storage: () => Storage, name: string, strict: boolean): Kept<Fields> {
  let memory: Partial<Fields> = {};
  const get = (): Partial<Fields> => {
    if (!strict)
      try {
        memory = { ...memory, ...JSON.parse(storage().getItem(name) ?? "{}") };
      } catch {
        // A browser that blocks storage throws; the chat goes on without.
      }
    return memory;
  };
  return {
    get,
    put(change) {
      memory = { ...get(), ...change };
      if (!strict)
        try {
          storage().setItem(name, JSON.stringify(memory));
        } catch {
          // As above, or its quota is used up.
        }
    },
  };
}
