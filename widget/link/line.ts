import Socket from "partysocket/ws";
import { isFinal } from "#protocol/close";
import type { Got, Probe } from "#protocol/flow";
import { browser, type Platform, type SocketClass } from "./platform.ts";

/** `live` is after `welcome`; `ended` after a final close code or `end()`. */
export type LinkState = "connecting" | "live" | "waiting" | "ended";

export type LineOptions<In extends { t: string }, Out extends { t: string }> = {
  url: string;
  /** Another way for where sockets are blocked [POL4]. */
  spare?(): Promise<SocketClass>;
  /** Called at each open; what it gives is sent first. */
  hello(): Out;
  /** Every server frame, `welcome` included. */
  onFrame(frame: In): void;
  onState(state: LinkState, closeCode: number | null): void;
};

export type Line<Out> = {
  /** Volatile: sent when live, else dropped (false). */
  send(frame: Out): boolean;
  /** Leaves no timers, listeners or sockets. */
  end(): void;
};

/** For a connection, for `welcome`, and for a pong. */
const ANSWER_WITHIN = 10_000;
const PING_EVERY = 25_000;

/** Full jitter above a floor. The first falls in 0.3 to 3 s: of all who are cut at once, a quarter is back in a second. */
const wait = (attempt: number, random: number): number => 300 + random * Math.min(29_700, 2_700 * 2 ** attempt);

/** One socket to the site that comes back by itself. It keeps nothing: that is the outbox's. */
export function makeLine<In extends { t: string }, Out extends { t: string }>(
  options: LineOptions<In, Out>,
  platform: Platform = browser,
): Line<Out> {
  let state: LinkState = "connecting";
  let attempt = 0;
  // One at a time: the next attempt, the next ping, or the end of waiting for an answer.
  let cancelNext: (() => void) | undefined;
  let connect: () => void;
  let address = Promise.resolve(options.url);

  // It tries again by itself, and asks for the address each time: there it is made to wait, since its own wait can be
  // neither cut short nor cancelled. Its queue is off, because it is flushed before `hello`.
  const settings = {
    minReconnectionDelay: 0,
    connectionTimeout: ANSWER_WITHIN,
    maxEnqueuedMessages: 0,
    WebSocket: platform.WebSocket,
  };
  const socket = new Socket(() => address, null, settings);
  socket.onopen = () => {
    write(options.hello());
    expectAnswer();
  };
  socket.onmessage = ({ data }) => (data === "pong" ? next(beat, PING_EVERY) : receive(data));
  socket.onclose = ({ code }) => lost(code);
  // A URL that the page may not open throws, which is reported here and nowhere else.
  socket.onerror = () => lost(null);
  const unwatch = platform.watch(() => {
    if (!platform.isVisible()) return;
    if (state === "waiting") connect();
    else if (state === "live") beat();
  });

  return { send: (frame) => state === "live" && write(frame), end: () => end(null) };

  function write(frame: Out | Got): boolean {
    return socket.send(JSON.stringify(frame));
  }

  function receive(data: string): void {
    const frame = parse<In>(data);
    if (!frame) return;
    if (isProbe(frame)) return void write({ t: "got", n: frame.n });
    const isFirst = frame.t === "welcome" && state !== "live";
    if (isFirst) {
      state = "live";
      attempt = 0;
      next(beat, PING_EVERY);
    }
    options.onFrame(frame);
    // It may have been ended meanwhile.
    if (isFirst && state === "live") options.onState("live", null);
  }

  function lost(code: number | null): void {
    if (state === "waiting" || state === "ended") return;
    if (code && isFinal(code)) return end(code);
    address = new Promise((resolve) => {
      connect = async () => {
        cancelNext?.();
        become("connecting", null);
        // After two that came to nothing, every second one goes the other way, if that can be brought here at all.
        const spare = attempt > 1 && attempt % 2 < 1 && (await options.spare?.().catch(() => {}));
        settings.WebSocket = spare || platform.WebSocket;
        resolve(options.url);
      };
    });
    next(connect, wait(attempt++, platform.random()));
    become("waiting", code);
  }

  function beat(): void {
    cancelNext?.();
    if (!platform.isVisible()) return;
    socket.send("ping");
    expectAnswer();
  }

  function expectAnswer(): void {
    next(() => socket.reconnect(), ANSWER_WITHIN);
  }

  function next(run: () => void, ms: number): void {
    cancelNext?.();
    cancelNext = platform.later(run, ms);
  }

  function end(code: number | null): void {
    if (state === "ended") return;
    unwatch();
    cancelNext?.();
    become("ended", code);
    socket.close();
  }

  function become(to: LinkState, code: number | null): void {
    state = to;
    options.onState(to, code);
  }
}

const isProbe = (frame: { t: string }): frame is Probe => frame.t === "probe";

function parse<Frame>(data: string): Frame | undefined {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
