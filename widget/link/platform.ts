/** The global WebSocket, or what behaves like it. */
export type SocketClass = { new (url: string): EventTarget; readonly CLOSING: number };

/** What a link needs of where it runs, so that a test or a simulated network can stand in for a browser. */
export type Platform = {
  /** Undefined is the global one, looked up when connecting. */
  WebSocket: SocketClass | undefined;
  random(): number;
  /** Runs once after `ms`; the answer cancels it. (partysocket itself adds zero-length waits on the global timers.) */
  later(run: () => void, ms: number): () => void;
  isVisible(): boolean;
  /** Runs whenever the network came back or the page's visibility changed; the answer stops it. */
  watch(run: () => void): () => void;
};

export const browser: Platform = {
  WebSocket: undefined,
  random: Math.random,
  later(run, ms) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  isVisible: () => document.visibilityState === "visible",
  watch(run) {
    addEventListener("online", run);
    document.addEventListener("visibilitychange", run);
    return () => {
      removeEventListener("online", run);
      document.removeEventListener("visibilitychange", run);
    };
  },
};
