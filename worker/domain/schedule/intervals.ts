import type { Schedule } from "#protocol/schedule";
import { DAY, MINUTE } from "./calendar.ts";
import { hoursOn, type Plan, planOf } from "./plan.ts";
import { FURTHEST, type Piece, piecesOf } from "./zone.ts";

/** A stretch of time, in epoch milliseconds; `to` is not part of it. */
export type Interval = { from: number; to: number };

/** Whether the schedule is open at an instant (epoch ms). */
export const isOpen = (schedule: Schedule, at: number): boolean => openWithin(planOf(schedule), at, at + 1).length > 0;

/** When the schedule is open between two instants (epoch ms), in order; what touches is one. Cut off at both ends. */
export const intervals = (schedule: Schedule, from: number, to: number): Interval[] =>
  openWithin(planOf(schedule), from, to);

/** The same, of a plan. */
export function openWithin(plan: Plan, from: number, to: number): Interval[] {
  if (!(from < to)) return [];
  // Hours end within two days of their date's midnight, and the wall is at most a day ahead of UTC, or behind.
  const first = Math.floor((from - FURTHEST) / DAY) - 1;
  const last = Math.floor((to + FURTHEST) / DAY);
  const pieces = piecesOf(plan.timeZone, first * DAY - FURTHEST, (last + 2) * DAY + FURTHEST);
  const found: Interval[] = [];
  for (let day = first; day <= last; day++)
    for (const hours of hoursOn(plan, day)) {
      const stretch = stretchOf(pieces, day * DAY + hours.from * MINUTE, day * DAY + hours.to * MINUTE);
      if (stretch.from < to && stretch.to > from && stretch.from < stretch.to) found.push(stretch);
    }
  return merge(found).map((one) => ({ from: Math.max(from, one.from), to: Math.min(to, one.to) }));
}

/**
 * The shortest stretch that holds all instants at which the wall reads from `from` to `to`, which is not part of it. So
 * a skipped hour shortens it, and a repeated one is in it without a break. Ends before it begins when there are none.
 */
function stretchOf(pieces: readonly Piece[], from: number, to: number): Interval {
  const stretch = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
  for (const piece of pieces) {
    const begins = Math.max(piece.from, from - piece.offset);
    const ends = Math.min(piece.to, to - piece.offset);
    if (begins >= ends) continue;
    stretch.from = Math.min(stretch.from, begins);
    stretch.to = Math.max(stretch.to, ends);
  }
  return stretch;
}

function merge(found: Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const one of found.sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && one.from <= last.to) last.to = Math.max(last.to, one.to);
    else merged.push(one);
  }
  return merged;
}
