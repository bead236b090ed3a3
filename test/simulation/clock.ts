/** One thing that will happen. `actor` is in whose name, so that what dies takes its own with it. */
type Entry = { at: number; order: number; run: () => void; actor: Actor; cancelled: boolean };

/** Whoever code runs for: a tab or a site's object. Its timers are not run once it is dead, and wait while it is asleep. */
export type Actor = { readonly name: string; alive: boolean; asleepUntil: number; skew: number };

export type Clock = ReturnType<typeof makeClock>;

/** Virtual time: what is due runs in order of time, and of having been asked for. */
export function makeClock(start: number) {
  let now = start;
  let order = 0;
  const heap: Entry[] = [];

  const before = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order);
  function push(entry: Entry): void {
    let i = heap.push(entry) - 1;
    while (i > 0) {
      const up = (i - 1) >> 1;
      const parent = heap[up] as Entry;
      if (!before(entry, parent)) break;
      heap[i] = parent;
      i = up;
    }
    heap[i] = entry;
  }
  function pop(): Entry | undefined {
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined || heap.length === 0) return top;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      const right = heap[child + 1];
      if (right !== undefined && before(right, heap[child] as Entry)) child++;
      const least = heap[child] as Entry;
      if (!before(least, last)) break;
      heap[i] = least;
      i = child;
    }
    heap[i] = last;
    return top;
  }

  return {
    now: () => now,
    /** Runs for an actor after `ms`; the answer cancels it. */
    later(actor: Actor, ms: number, run: () => void): () => void {
      const entry = { at: now + Math.max(0, ms), order: order++, run, actor, cancelled: false };
      push(entry);
      return () => {
        entry.cancelled = true;
      };
    },
    /** The next thing to run, with time moved to it; null when none is left before `until`. */
    next(until: number): Entry | null {
      for (;;) {
        const top = heap[0];
        if (top === undefined || top.at > until) {
          now = Math.max(now, Math.min(until, top?.at ?? until));
          return null;
        }
        pop();
        if (top.cancelled || !top.actor.alive) continue;
        now = Math.max(now, top.at);
        if (top.actor.asleepUntil > now) {
          top.at = top.actor.asleepUntil;
          top.order = order++;
          push(top);
          continue;
        }
        return top;
      }
    },
    /** What is still to come in the name of this actor. */
    waitingFor: (actor: Actor): number => heap.filter((entry) => entry.actor === actor && !entry.cancelled).length,
  };
}
