/** So many have to be known before anything is said of them. */
const ENOUGH = 5;
/** What is said, in seconds: rounded up, so that it changes seldom and promises nothing. */
const STEPS = [60, 120, 180, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400];

/** [AVL8] The median of times in milliseconds, in seconds and rounded up; null while too few are known. */
export function medianOf(times: readonly number[]): number | null {
  if (times.length < ENOUGH) return null;
  const median = [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
  return STEPS.find((step) => step * 1_000 >= median) ?? STEPS.at(-1) ?? null;
}
