import { encode } from "#protocol/codec";
import { limits } from "#protocol/limits";
import {
  emptyWindow,
  isLost,
  isSlow,
  letFree,
  mustAsk,
  readTo,
  type Window,
  type WindowLimits,
} from "../domain/flow/window.ts";
import type { Connection } from "./connection.ts";

const windowOf = (lost: number): WindowLimits => ({ askEvery: lost / 8, slow: lost / 4, lost });

/** What each side may have unread. */
export const flowLimits = { visitor: windowOf(limits.unreadByVisitor), agent: windowOf(limits.unreadByAgent) };

/** `stale`: presence was left out, and has to be told anew. `isGreeted`: had the one answer that may be large. */
type Reader = { window: Window; bounds: WindowLimits; stale: boolean; isGreeted: boolean; isGreeting: boolean };

/**
 * Sends without letting what is unread grow for ever [SLW1] [SLW2]: who does not read gets no presence, and in the end
 * `giveUp`. In memory only; after a wake the count starts anew.
 */
export function makeFlow(giveUp: (to: Connection) => void) {
  const readers = new WeakMap<Connection, Reader>();
  const readerOf = (to: Connection, bounds: WindowLimits): Reader => {
    const reader = readers.get(to) ?? {
      window: emptyWindow,
      bounds,
      stale: false,
      isGreeted: false,
      isGreeting: false,
    };
    readers.set(to, reader);
    return reader;
  };

  return {
    /** False where presence was left out, or the reader given up. */
    send(to: Connection, text: string, bounds: WindowLimits, isPresence = false): boolean {
      const reader = readerOf(to, bounds);
      if (!reader.isGreeting && isLost(reader.window, bounds)) {
        giveUp(to);
        return false;
      }
      if (isPresence && !reader.isGreeting && isSlow(reader.window, bounds)) {
        reader.stale = true;
        return false;
      }
      const sent = reader.window.sent + text.length;
      reader.window = { ...reader.window, sent };
      write(to, text);
      if (!mustAsk(reader.window, bounds)) return true;
      reader.window = { ...reader.window, asked: sent };
      write(to, encode({ t: "probe", n: sent }));
      return true;
    },
    /** Sends the answer to a hello, or all that is volatile to one that caught up. The first such may be larger than the limit. */
    greet(to: Connection, bounds: WindowLimits, say: () => void): void {
      const reader = readerOf(to, bounds);
      const { sent } = reader.window;
      reader.isGreeting = !reader.isGreeted;
      say();
      if (reader.isGreeting) reader.window = letFree(reader.window, sent);
      reader.isGreeting = false;
      reader.isGreeted = true;
    },
    /** Takes a reader's answer. True when it caught up with presence left out: tell it anew. */
    got(from: Connection, upTo: number): boolean {
      const reader = readers.get(from);
      if (reader === undefined) return false;
      reader.window = readTo(reader.window, upTo);
      if (!reader.stale || isSlow(reader.window, reader.bounds)) return false;
      reader.stale = false;
      reader.isGreeted = false;
      return true;
    },
  };
}

/** One that is closing throws; whoever is behind it resumes later, so nothing is lost. */
function write(to: Connection, text: string): void {
  try {
    to.send(text);
  } catch {
    // As said.
  }
}
