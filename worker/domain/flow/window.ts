/**
 * What went to one connection and what its reader said to have read, in characters since the object woke. The platform
 * does not tell how much of what was sent still waits, so the reader is asked now and then [SLW1].
 */
export type Window = {
  sent: number;
  read: number;
  /** How far the last question reached. */
  asked: number;
  /** What does not count until all up to `freeUntil` was read: the answer to a hello was asked for, and may be large. */
  free: number;
  freeUntil: number;
};

/** When to ask, from when on presence is left out, and when to give up, in characters that were not read. */
export type WindowLimits = { askEvery: number; slow: number; lost: number };

export const emptyWindow: Window = { sent: 0, read: 0, asked: 0, free: 0, freeUntil: 0 };

export const unread = ({ sent, read }: Window): number => sent - read;

const counted = (window: Window): number => unread(window) - window.free;

/** What was sent since it was `before` does not count until it was read. */
export const letFree = (window: Window, before: number): Window => ({
  ...window,
  free: window.free + window.sent - before,
  freeUntil: window.sent,
});

export const mustAsk = (window: Window, { askEvery }: WindowLimits): boolean => window.sent - window.asked >= askEvery;

/** Gets what it must have, and no presence. */
export const isSlow = (window: Window, { slow }: WindowLimits): boolean => counted(window) > slow;

/** Too far behind: it will do better with a new connection. */
export const isLost = (window: Window, { lost }: WindowLimits): boolean => counted(window) > lost;

/** The reader's answer to a question. One from before the object woke may be higher than all that is known of. */
export function readTo(window: Window, upTo: number): Window {
  const read = Math.max(window.read, Math.min(upTo, window.sent));
  return { ...window, read, free: read >= window.freeUntil ? 0 : window.free };
}
