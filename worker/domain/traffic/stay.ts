const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Longer than this nobody is thought to look at a page: then it was left open. */
export const LONGEST_STAY = 30 * MINUTE;

/** Where one bucket of the histogram ends and the next begins, in milliseconds; the last is open. */
const EDGES = [1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 450, 600, 900, 1_200].map((s) => s * SECOND);

export const BUCKETS = EDGES.length + 1;

/** Which bucket a stay of `ms` belongs to. */
export function bucketOf(ms: number): number {
  const index = EDGES.findIndex((edge) => ms < edge);
  return index < 0 ? EDGES.length : index;
}

/** How long one usually stayed, in milliseconds, as near as the buckets tell; null where nobody did. */
export function medianStay(times: readonly number[]): number | null {
  const count = times.reduce((sum, n) => sum + n, 0);
  if (count <= 0) return null;
  let before = 0;
  for (const [index, n] of times.entries()) {
    if (n > 0 && before + n >= count / 2) {
      const from = EDGES[index - 1] ?? 0;
      const to = EDGES[index] ?? LONGEST_STAY;
      return Math.round(from + ((count / 2 - before) / n) * (to - from));
    }
    before += n;
  }
  return null;
}
