/** After so long, in milliseconds, a visitor counts as gone whose page did not take what was written. */
export const GONE_AFTER = 60_000;
/** An agent who writes on and on is waited for no longer than this. */
const AT_LATEST = 5 * 60_000;

/** [MAI4] When texts that did not arrive go by mail (epoch ms), all in one; `times` are when they were written. Null for none. */
export function answerDue(times: readonly number[]): number | null {
  if (times.length === 0) return null;
  return Math.min(Math.max(...times) + GONE_AFTER, Math.min(...times) + AT_LATEST);
}
