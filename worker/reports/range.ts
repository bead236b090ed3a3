/** Hours or days of a report, as instants (epoch ms); `to` is not included. */
export type Range = { from: number; to: number };

const DAY = 24 * 3_600_000;
const LONGEST = 366 * DAY;
const USUAL = 7 * DAY;

/**
 * What `from` and `to` of a request ask for, in whole periods of `step` milliseconds: days such as 2026-11-25 (in UTC, of `to`
 * the whole day) or instants such as 2026-11-25T13:00Z. Left out it is the last seven days. A text names the field that is wrong.
 */
export function readRange(said: { from: string | undefined; to: string | undefined }, step: number, now: number) {
  const to = said.to === undefined ? now : readTime(said.to, DAY);
  if (to === null) return `to: ${SHOULD}`;
  const from = said.from === undefined ? to - USUAL : readTime(said.from, 0);
  if (from === null) return `from: ${SHOULD}`;
  const range: Range = { from: Math.floor(from / step) * step, to: Math.ceil(to / step) * step };
  if (range.from >= range.to) return "from: should be before to.";
  if (range.to - range.from > LONGEST + DAY) return "from: should be at most a year before to.";
  return range;
}

const SHOULD = "should be a day such as 2026-11-25, or a time such as 2026-11-25T13:00Z.";

/** A day counts from its midnight, `end` later where it is meant to the end. */
function readTime(said: string, end: number): number | null {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(said);
  if (!isDay && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(said)) return null;
  const time = Date.parse(said);
  // The 30th of February would be taken for a day in March.
  const isReal =
    !Number.isNaN(time) && new Date(`${said.slice(0, 10)}T00:00Z`).toISOString().startsWith(said.slice(0, 10));
  return isReal && time >= 0 ? time + (isDay ? end : 0) : null;
}
