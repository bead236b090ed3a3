/**
 * One alarm of the platform for many of ours: each has a key, and setting a key again moves it. Writes happen only
 * when something changes, since each costs a row.
 */
export function makeAlarms(storage: DurableObjectStorage) {
  const { sql } = storage;
  /** Failures in a row by key; after an eviction the waits begin at the shortest again. */
  const failures = new Map<string, number>();
  const arm = () => {
    const { at } = sql.exec<{ at: number | null }>("SELECT MIN(at) AS at FROM alarm").one();
    return at === null ? storage.deleteAlarm() : storage.setAlarm(at);
  };
  return {
    /** Rings `key` at `at` (epoch ms). With `ifAbsent` a time that is set already stays, as one after a failure. */
    set(key: string, at: number, { ifAbsent = false } = {}): void {
      const known = sql.exec<{ at: number }>("SELECT at FROM alarm WHERE key = ?", key).toArray()[0];
      if (known !== undefined && (ifAbsent || known.at === at)) return;
      sql.exec("INSERT INTO alarm (key, at) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET at = excluded.at", key, at);
      void arm();
    },
    clear(key: string): void {
      if (sql.exec("DELETE FROM alarm WHERE key = ?", key).rowsWritten > 0) void arm();
    },
    /**
     * Runs `ring` for each key that is due. A key is taken away only after its work succeeded and nobody set it anew
     * meanwhile, so a crash rings it again; one that fails is tried again after a longer wait each time, and does not
     * keep the others from ringing.
     */
    async ring(now: number, ring: (key: string) => Promise<void> | void): Promise<void> {
      const due = sql.exec<{ key: string; at: number }>("SELECT key, at FROM alarm WHERE at <= ? ORDER BY at", now);
      for (const { key, at } of due.toArray()) {
        try {
          await ring(key);
          failures.delete(key);
          sql.exec("DELETE FROM alarm WHERE key = ? AND at = ?", key, at);
        } catch (error) {
          const failed = (failures.get(key) ?? 0) + 1;
          failures.set(key, failed);
          console.error(JSON.stringify({ level: "error", message: "alarm failed", key, error: String(error) }));
          sql.exec("UPDATE alarm SET at = ? WHERE key = ? AND at = ?", now + waitAfter(failed), key, at);
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
