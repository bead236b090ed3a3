import Socket from "partysocket/ws";
import { isFinal } from "#protocol/close";
import { delay } from "./backoff.ts";
import { type Answer, type Durable, holdFor, isDurable, put, settle } from "./outbox.ts";
import { browser, type Platform } from "./platform.ts";

/** `live` is after `welcome`; `ended` after a final close code or `end()`. */
export type LinkState = "connecting" | "live" | "waiting" | "ended";

export type LinkOptions<In extends { t: string }, Out extends { t: string }> = {
  url: string;
  /** Called at each open; what it gives is sent first. */
  hello(): Out;
  /** Every server frame, `welcome` included. */
  onFrame(frame: In): void;
  onState(state: LinkState, closeCode: number | null): void;
  /** Durable frames restored from the device. */
  keep?: Out[];
  /** The outbox changed. */
  onKept?(frames: readonly Out[]): void;
};

export type Link<Out> = {
  /** Volatile: sent when live, else dropped (false). */
  send(frame: Out): boolean;
  /** Durable: kept until it is answered for good, and sent again in order after every `welcome`. */
  post(frame: Out & { id: string }): void;
  /** Leaves no timers, listeners or sockets. */
  end(): void;
};

const CONNECT_WITHIN = 10_000;
const PING_EVERY = 25_000;
const ANSWER_WITHIN = 10_000;

/** One socket to the site that comes back by itself, with an outbox. */
export function makeLink<In extends { t: string }, Out extends { t: string }>(
  options: LinkOptions<In, Out>,
  platform: Platform = browser,
): Link<Out> {
  let outbox: readonly Durable<Out>[] = options.keep?.filter(isDurable) ?? [];
  let state: LinkState = "connecting";
  let attempt = 0;
  let cancelRetry: (() => void) | undefined;
  let cancelBeat: (() => void) | undefined;
  let cancelHold: (() => void) | undefined;

  // Its own retries and queue are off: its wait cannot be cut short or cancelled, and its queue is flushed before `open`.
  const socket = new Socket(options.url, [], {
    maxRetries: 0,
    maxEnqueuedMessages: 0,
    connectionTimeout: CONNECT_WITHIN,
    WebSocket: platform.WebSocket,
  });
  socket.onopen = () => {
    write(options.hello());
    expectAnswer();
  };
  socket.onmessage = ({ data }) => (data === "pong" ? beatLater() : receive(data));
  socket.onclose = ({ code }) => lost(code);
  // A URL that the page may not open throws, which is reported here and nowhere else.
  socket.onerror = () => lost(null);
  const unwatch = platform.watch(look);

  return {
    send: (frame) => state === "live" && write(frame),
    post(frame) {
      keep(put(outbox, frame));
      if (state === "live" && !cancelHold) write(frame);
    },
    end: () => end(null),
  };

  function write(frame: Out): boolean {
    return socket.send(JSON.stringify(frame));
  }

  function receive(data: string): void {
    const frame = parse<In & Answer>(data);
    if (!frame || state === "ended") return;
    keep(settle(outbox, frame));
    if (frame.t === "welcome") {
      const wasLive = state === "live";
      state = "live";
      attempt = 0;
      options.onFrame(frame);
      if (!wasLive && isLive()) options.onState(state, null);
      if (!wasLive && isLive()) beatLater();
      if (!cancelHold) resend();
      return;
    }
    const seconds = holdFor(frame);
    if (seconds) hold(seconds);
    options.onFrame(frame);
  }

  function resend(): void {
    if (isLive()) for (const frame of outbox) write(frame);
  }

  // What comes after a refused frame would overtake it, so all is held back together.
  function hold(seconds: number): void {
    cancelHold?.();
    cancelHold = platform.later(() => {
      cancelHold = undefined;
      resend();
    }, seconds * 1_000);
  }

  function keep(next: readonly Durable<Out>[]): void {
    if (next === outbox) return;
    outbox = next;
    options.onKept?.(outbox);
  }

  function lost(code: number | null): void {
    if (state === "ended" || cancelRetry) return;
    if (code && isFinal(code)) return end(code);
    stopBeat();
    cancelRetry = platform.later(connect, delay(attempt++, platform.random()));
    become("waiting", code);
  }

  function connect(): void {
    cancelRetry?.();
    cancelRetry = undefined;
    become("connecting", null);
    socket.reconnect();
  }

  function look(): void {
    if (!platform.isVisible()) return;
    if (state === "waiting") connect();
    else if (state === "live") beat();
  }

  function beat(): void {
    stopBeat();
    if (!platform.isVisible()) return;
    socket.send("ping");
    expectAnswer();
  }

  function expectAnswer(): void {
    stopBeat();
    cancelBeat = platform.later(() => socket.close(), ANSWER_WITHIN);
  }

  function beatLater(): void {
    stopBeat();
    cancelBeat = platform.later(beat, PING_EVERY);
  }

  function stopBeat(): void {
    cancelBeat?.();
    cancelBeat = undefined;
  }

  function end(code: number | null): void {
    if (state === "ended") return;
    unwatch();
    stopBeat();
    cancelRetry?.();
    cancelHold?.();
    become("ended", code);
    socket.close();
  }

  function become(next: LinkState, code: number | null): void {
    if (state === next) return;
    state = next;
    options.onState(next, code);
  }

  // A callback may have ended the link, which the compiler cannot see.
  function isLive(): boolean {
    return state === "live";
  }
}

function parse<Frame>(data: string): Frame | undefined {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
