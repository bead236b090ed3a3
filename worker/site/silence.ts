const HELLO_WITHIN = 10_000;

/**
 * [CON6] Closes sockets that say nothing. The only timer that outlives a batch: it is gone at the first hello or in ten
 * seconds, and an alarm would cost a row for each visitor.
 */
export function makeSilence(close: (socket: WebSocket) => void) {
  const timers = new Map<WebSocket, ReturnType<typeof setTimeout>>();
  return {
    expectHello(socket: WebSocket): void {
      timers.set(
        socket,
        setTimeout(() => close(socket), HELLO_WITHIN),
      );
    },
    /** It spoke, or it is gone. */
    over(socket: WebSocket): void {
      clearTimeout(timers.get(socket));
      timers.delete(socket);
    },
  };
}
