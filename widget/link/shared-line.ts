import { type Line, type LineOptions, type LinkState, makeLine } from "./line.ts";
import { browser, type Platform } from "./platform.ts";

/** A frame that may be for one of the tabs only, or for some. */
type ForTabs = { t: string; tab?: string; tabs?: readonly string[] };

/** What the tabs of a browser tell each other: "who" leads, frames for the site, and from the leader what comes back. */
type Word<In, Out> = "who" | { send: Out } | { frame: In } | { state: LinkState; why: number | null; visible: boolean };

export type SharedOptions<In extends ForTabs, Out extends { t: string }> = LineOptions<In, Out> & {
  /** Tabs with the same name share a line. */
  name: string;
  tab: string;
};

/**
 * How long to wait for a leader's answer, in milliseconds: one that is awake answers at once. And how long a hidden tab
 * waits before it connects: the next page of the tab that went may be on its way.
 */
const PATIENCE = 500;

/**
 * One line for all tabs of a browser [TAB1]. The tab that holds the lock has the socket, and the others send through
 * it; when it goes, the lock goes to the next. Who is looked at takes it from who is hidden or asleep [TAB2].
 */
export function makeSharedLine<In extends ForTabs, Out extends { t: string }>(
  options: SharedOptions<In, Out>,
  platform: Platform = browser,
): Line<Out> {
  const { name, tab } = options;
  const { locks } = navigator;
  if (!locks || !window.BroadcastChannel) return makeLine(options, platform);

  const channel = new BroadcastChannel(name);
  /** Ours, while this tab leads. */
  let own: Line<Out> | undefined;
  let leads = false;
  let state: LinkState = "connecting";
  let wish = new AbortController();
  let release: (() => void) | undefined;
  // One at a time: for the leader's answer, or until we connect.
  let cancel: (() => void) | undefined;

  channel.onmessage = ({ data }: MessageEvent<Word<In, Out>>) => hear(data);
  const unwatch = platform.watch(() => (leads ? tellState() : ask()));
  void want();
  ask();
  return { send, end: () => end(null) };

  function send(frame: Out): boolean {
    if (own) return own.send(frame);
    if (state === "live") tell({ send: frame });
    return state === "live";
  }

  function hear(word: Word<In, Out>): void {
    if (word === "who") {
      if (leads) tellState();
    } else if ("send" in word) own?.send(word.send);
    else if (leads) return;
    else if ("frame" in word) take(word.frame);
    else {
      cancel?.();
      if (!word.visible && platform.isVisible()) void want(true);
      follow(word.state, word.why);
    }
  }

  function follow(to: LinkState, why: number | null): void {
    if (to === "live") {
      if (state !== to) tell({ send: options.hello() });
    } else if (to !== "ended") {
      become(to, why);
      // It may have been the word of one that was asleep while it lost the lead.
      cancel = platform.later(ask, PATIENCE);
    }
    // A leader that only goes has no code, and somebody comes after it.
    else if (why) end(why);
  }

  function take(frame: In): void {
    if (frame.tab ? frame.tab !== tab : frame.tabs?.includes(tab) === false) return;
    const isFirst = !leads && state !== "live";
    // What comes before it is not for this tab, which the site does not know yet.
    if (isFirst) {
      if (frame.t !== "welcome") return;
      state = "live";
    }
    options.onFrame(frame);
    // It may have been ended meanwhile.
    if (isFirst && state === "live") become("live", null);
  }

  function ask(): void {
    if (!platform.isVisible()) return;
    tell("who");
    cancel?.();
    cancel = platform.later(() => void want(true), PATIENCE);
  }

  /** Resolves when the lead was taken from us, or is wanted no more. */
  async function want(steal = false): Promise<void> {
    wish.abort();
    wish = new AbortController();
    const { signal } = wish;
    let led = false;
    try {
      await locks.request(name, steal ? { steal } : { signal }, () => {
        led = true;
        return state === "ended" ? undefined : lead();
      });
    } catch (error) {
      // Taken from us, perhaps before we heard that we had it; or this page may not use locks.
      if (!led && !`${error}`.startsWith("Abort")) return lead();
    }
    if (signal.aborted || state === "ended") return;
    leads = false;
    cancel?.();
    const line = own;
    own = undefined;
    line?.end();
    become("connecting", null);
    void want();
    ask();
  }

  function lead(): Promise<void> {
    leads = true;
    cancel?.();
    become("connecting", null);
    if (platform.isVisible()) connect();
    else cancel = platform.later(connect, PATIENCE);
    return new Promise((resolve) => {
      release = resolve;
    });
  }

  function connect(): void {
    const line: Line<Out> = makeLine<In, Out>(
      {
        ...options,
        onFrame(frame) {
          tell({ frame });
          take(frame);
        },
        onState(to, why) {
          if (own !== line) return;
          if (to === "ended") end(why);
          else become(to, why);
        },
      },
      platform,
    );
    own = line;
  }

  function end(why: number | null): void {
    if (state === "ended") return;
    const line = own;
    own = undefined;
    become("ended", why);
    unwatch();
    cancel?.();
    wish.abort();
    line?.end();
    release?.();
    channel.close();
  }

  function become(to: LinkState, why: number | null): void {
    state = to;
    if (leads) tellState(why);
    options.onState(to, why);
  }

  function tellState(why: number | null = null): void {
    tell({ state, why, visible: platform.isVisible() });
  }

  function tell(word: Word<In, Out>): void {
    channel.postMessage(word);
  }
}
