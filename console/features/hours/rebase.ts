import type { Schedule } from "#protocol/schedule";

/** Hours that were edited while they were `before`, now that they are `now`: what was left alone is as it is now. */
export function rebase(edited: Schedule | null, before: Schedule | null, now: Schedule | null): Schedule | null {
  if (edited === null || before === null || now === null) return edited;
  return {
    timeZone: edited.timeZone === before.timeZone ? now.timeZone : edited.timeZone,
    week: isSame(edited.week, before.week) ? now.week : edited.week,
    exceptions: isSame(edited.exceptions, before.exceptions) ? now.exceptions : edited.exceptions,
  };
}

/** Of what was read from JSON. */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
