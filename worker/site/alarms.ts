/**
 * One alarm of the platform for many of ours: each has a key, and setting a key again moves it. Writes happen only
 * when something changes, since each costs a row.
 */
export function makeAlarms(storage: DurableObjectStorage) {
  const { sql } = storage;
  /** Failures in a row by key; after an eviction the waits begin at the shortest again. */
  const failures = new Map<string, number>();
  /** What is set, so that a message need not ask whether the outbox's is. */
  const times = new Map<string, number>();
  for (const { key, at } of sql.exec<{ key: string; at: number }>("SELECT key, at FROM alarm")) times.set(key, at);

  const arm = (): Promise<void> => {
    const { at } = sql.exec<{ at: number | null }>("SELECT MIN(at) AS at FROM alarm").one();
    return at === null ? storage.deleteAlarm() : storage.setAlarm(at);
  };

  return {
    /**
     * Rings `key` at `at` (epoch ms). With `ifAbsent` a time that is set already stays, as one after a failure; with
     * `ifEarlier` one that is not later.
     */
    set(key: string, at: number, { ifAbsent = false, ifEarlier = false } = {}): void {
      const known = times.get(key);
      if (known !== undefined && (ifAbsent || known === at || (ifEarlier && known < at))) return;
      times.set(key, at);
      sql.exec("INSERT INTO alarm (key, at) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET at = excluded.at", key, at);
      void arm();
    },
    clear(key: string): void {
      if (!times.delete(key)) return;
      sql.exec("DELETE FROM alarm WHERE key = ?", key);
      void arm();
    },
    /**
     * Runs `ring` for each key that is due. A key is taken away only after its work succeeded and nobody set it anew
     * meanwhile, so a crash rings it again; one that fails is tried again after a longer wait each time, and does not
     * keep the others from ringing.
     */
    async ring(now: number, ring: (key: string) => Promise<void> | void): Promise<void> {
      const due = sql.exec<{ key: string; at: number }>("SELECT key, at FROM alarm WHERE at <= ? ORDER BY at", now);
      // What waits for a database goes last: nobody's turn in the queue waits for it.
      const inTurn = due.toArray().sort((one, other) => Number(isSlow(one.key)) - Number(isSlow(other.key)));
      for (const { key, at } of inTurn) {
        try {
          await ring(key);
          failures.delete(key);
          if (sql.exec("DELETE FROM alarm WHERE key = ? AND at = ?", key, at).rowsWritten > 0) times.delete(key);
        } catch (error) {
          const failed = (failures.get(key) ?? 0) + 1;
          failures.set(key, failed);
          console.error(JSON.stringify({ level: "error", message: "alarm failed", key, error: String(error) }));
          const next = Math.max(now, Date.now()) + waitAfter(failed);
          if (sql.exec("UPDATE alarm SET at = ? WHERE key = ? AND at = ?", next, key, at).rowsWritten > 0)
            times.set(key, next);
        }
      }
      await arm();
    },
  };
}

const SLOW = new Set(["outbox", "traffic-out", "parked", "members"]);
const isSlow = (key: string): boolean => SLOW.has(key);

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 5 * 60_000;

const waitAfter = (failed: number): number => Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failed, 12));

export type Alarms = ReturnType<typeof makeAlarms>;
