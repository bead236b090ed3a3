import { limits } from "#protocol/limits";
import type { Connection } from "./connection.ts";

const PERIOD = 10_000;

/** [FRM8] Counts a socket's frames in windows of ten seconds. In memory only: after an eviction a count starts anew. */
export function makeFloodGate(now: () => number) {
  const windows = new WeakMap<Connection, { since: number; count: number }>();
  return {
    /** Whether this frame is one too many. */
    overflows(socket: Connection): boolean {
      const at = now();
      const known = windows.get(socket);
      const window = known !== undefined && at - known.since < PERIOD ? known : { since: at, count: 0 };
      window.count++;
      windows.set(socket, window);
      return window.count > limits.framesPerTenSeconds;
    },
  };
}
