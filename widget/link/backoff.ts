const FIRST = 300;
const CAP = 30_000;

/**
 * How long to wait before attempt `attempt` (0 is the first reconnect), in milliseconds: full jitter above a floor.
 * The first falls in 0.3 to 3 s, so that of all clients cut at once about a quarter come back in the first second.
 */
export const delay = (attempt: number, random: number): number =>
  FIRST + random * Math.min(CAP - FIRST, 2_700 * 2 ** attempt);
