import type { NextChange, Override } from "#protocol/model";
import type { Schedule } from "#protocol/schedule";
import { isOpen, nextChange } from "../schedule/index.ts";

/** What the hours say of a time. `next` is null where they never change. */
export type Hours = { open: boolean; next: NextChange | null; byHand: boolean };

export type ReadHours = (schedule: Schedule | null, now: number) => Hours;

/** No schedule: always. */
const ALWAYS: Hours = { open: true, next: null, byHand: false };

/** What a schedule says, looked up again only after its next change; keeps it for the same object. */
export function makeReadHours(): ReadHours {
  const known = new WeakMap<Schedule, { from: number; hours: Hours }>();
  return (schedule, now) => {
    if (schedule === null) return ALWAYS;
    const kept = known.get(schedule);
    if (kept !== undefined && kept.from <= now && now < (kept.hours.next?.at ?? Number.POSITIVE_INFINITY))
      return kept.hours;
    const hours = { open: isOpen(schedule, now), next: nextChange(schedule, now), byHand: false };
    known.set(schedule, { from: now, hours });
    return hours;
  };
}

/** [AVL6] What somebody set by hand counts until its time, and then the schedule again. */
export function withOverride(
  override: Override | null,
  schedule: Schedule | null,
  now: number,
  read: ReadHours,
): Hours {
  if (override === null || override.until <= now) return read(schedule, now);
  const { open, until } = override;
  const then = read(schedule, until);
  return { open, next: then.open === open ? then.next : { at: until, open: then.open }, byHand: true };
}
