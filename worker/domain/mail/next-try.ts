const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Two days in all: a mailbox that is greylisted takes it within minutes, a server that is down over the weekend on Monday. */
const WAITS = [1 * MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR, 20 * HOUR];

/** In one round, until somebody asks for another. */
export const MOST_TRIES = WAITS.length + 1;

/** When to try again (epoch ms) a mail that failed for now `tries` times, the last time at `now`; null to give up. */
export function nextTry(tries: number, now: number): number | null {
  const wait = WAITS[tries - 1];
  return wait === undefined ? null : now + wait;
}
