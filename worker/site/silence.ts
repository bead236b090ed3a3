import type { Connection } from "./connection.ts";

const HELLO_WITHIN = 10_000;

/**
 * [CON6] Closes sockets that say nothing. The only timer that outlives a batch: it is gone at the first hello or in ten
 * seconds, and an alarm would cost a row for each visitor.
 */
export function makeSilence(close: (socket: Connection) => void) {
  const timers = new Map<Connection, ReturnType<typeof setTimeout>>();
  return {
    expectHello(socket: Connection): void {
      timers.set(
        socket,
        setTimeout(() => close(socket), HELLO_WITHIN),
      );
    },
    /** It spoke, or it is gone. */
    over(socket: Connection): void {
      const timer = timers.get(socket);
      if (timer === undefined) return;
      clearTimeout(timer);
      timers.delete(socket);
    },
  };
}
