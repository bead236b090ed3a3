import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  emptyWindow,
  isLost,
  isSlow,
  letFree,
  mustAsk,
  readTo,
  unread,
  type Window,
} from "../../../worker/domain/flow/window.ts";

const limits = { askEvery: 100, slow: 200, lost: 800 };
const sent = (window: Window, size: number): Window => ({ ...window, sent: window.sent + size });

describe("what a connection has unread", () => {
  it("[SLW1] grows with what is sent, and is asked about every so much", () => {
    const window = sent(emptyWindow, 99);
    expect(mustAsk(window, limits)).toBe(false);
    expect(mustAsk(sent(window, 1), limits)).toBe(true);
    expect(mustAsk({ ...sent(window, 1), asked: 100 }, limits)).toBe(false);
  });

  it("[SLW1] shrinks with the answer, which never counts more than was sent and never takes back an older one", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(500), fc.nat(5_000)), { maxLength: 30 }), (steps) => {
        let window = emptyWindow;
        for (const [size, upTo] of steps) {
          const before = sent(window, size);
          window = readTo(before, upTo);
          expect(unread(window)).toBeGreaterThanOrEqual(0);
          expect(unread(window)).toBeLessThanOrEqual(unread(before));
        }
      }),
    );
  });

  it("[SLW2] is slow from one limit on, and lost from the next", () => {
    expect(isSlow(sent(emptyWindow, 200), limits)).toBe(false);
    expect(isSlow(sent(emptyWindow, 201), limits)).toBe(true);
    expect(isLost(sent(emptyWindow, 800), limits)).toBe(false);
    expect(isLost(sent(emptyWindow, 801), limits)).toBe(true);
  });

  it("[SLW1] does not count the greeting until it was read: a large one would close every slow network's connection", () => {
    const greeted = letFree(sent(emptyWindow, 5_000), 0);
    expect(isLost(sent(greeted, 800), limits)).toBe(false);
    expect(isLost(sent(greeted, 801), limits)).toBe(true);
    const read = readTo(sent(greeted, 100), 5_000);
    expect(isSlow(sent(read, 100), limits)).toBe(false);
    expect(isSlow(sent(read, 101), limits)).toBe(true);
  });

  it("[SLW2] does not count the board that is told anew to one that caught up, however late in its life", () => {
    const caughtUp = readTo(sent(emptyWindow, 10_000), 10_000);
    const told = letFree(sent(caughtUp, 3_000), 10_000);
    expect(isSlow(sent(told, 200), limits)).toBe(false);
    expect(isLost(sent(told, 801), limits)).toBe(true);
    expect(isSlow(sent(readTo(told, 13_000), 201), limits)).toBe(true);
  });
});
