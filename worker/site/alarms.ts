/**
 * One alarm of the platform for many of ours: each has a key, and setting a key again moves it. Writes happen only
 * when something changes, since each costs a row.
 */
export function makeAlarms(storage: DurableObjectStorage) {
  const { sql } = storage;
  /** Failures in a row by key; after an eviction the waits begin at the shortest again. */
  const failures = new Map<string, number>();
  /** What the table has: asked for with every message. */
  const times = new Map<string, number>();
  for (const { key, at } of sql.exec<{ key: string; at: number }>("SELECT key, at FROM alarm")) times.set(key, at);

  function put(key: string, at: number): void {
    times.set(key, at);
    sql.exec("INSERT INTO alarm (key, at) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET at = excluded.at", key, at);
  }

  function remove(key: string): void {
    times.delete(key);
    sql.exec("DELETE FROM alarm WHERE key = ?", key);
  }

  const arm = (): Promise<void> =>
    times.size === 0 ? storage.deleteAlarm() : storage.setAlarm(Math.min(...times.values()));

  return {
    /** Rings `key` at `at` (epoch ms). With `ifAbsent` a time that is set already stays, as one after a failure. */
    set(key: string, at: number, { ifAbsent = false } = {}): void {
      const known = times.get(key);
      if (known !== undefined && (ifAbsent || known === at)) return;
      put(key, at);
      void arm();
    },
    clear(key: string): void {
      if (!times.has(key)) return;
      remove(key);
      void arm();
    },
    /**
     * Runs `ring` for each key that is due. A key is taken away only after its work succeeded and nobody set it anew
     * meanwhile, so a crash rings it again; one that fails is tried again after a longer wait each time, and does not
     * keep the others from ringing.
     */
    async ring(now: number, ring: (key: string) => Promise<void> | void): Promise<void> {
      const due = [...times].filter(([, at]) => at <= now).sort(([, one], [, other]) => one - other);
      for (const [key, at] of due) {
        try {
          await ring(key);
          failures.delete(key);
          if (times.get(key) === at) remove(key);
        } catch (error) {
          const failed = (failures.get(key) ?? 0) + 1;
          failures.set(key, failed);
          console.error(JSON.stringify({ level: "error", message: "alarm failed", key, error: String(error) }));
          if (times.get(key) === at) put(key, now + waitAfter(failed));
        }
      }
      await arm();
    },
  };
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 5 * 60_000;

const waitAfter = (failed: number): number => Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failed, 12));

export type Alarms = ReturnType<typeof makeAlarms>;
