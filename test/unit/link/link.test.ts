import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Link, type LinkState, makeLink } from "#link/link";
import type { Platform } from "#link/platform";
import { close } from "#protocol/close";
import { FakeSocket } from "./fake-socket.ts";

type Out = { t: "hello" } | { t: "typing" } | { t: "message"; id: string };
type In = { t: string };

let states: [LinkState, number | null][];
let frames: In[];
let kept: string[];
let link: Link<Out>;
let isVisible: boolean;
let random: () => number;
let look: (() => void) | undefined;

const platform: Platform = {
  // The part of a browser's socket that partysocket uses.
  WebSocket: FakeSocket as unknown as typeof WebSocket,
  random: () => random(),
  later(run, ms) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  isVisible: () => isVisible,
  watch(run) {
    look = run;
    return () => {
      look = undefined;
    };
  },
};

function open(keep: Out[] = []): Link<Out> {
  link = makeLink<In, Out>(
    {
      url: "wss://edge.example/v1/visitor/key",
      hello: () => ({ t: "hello" }),
      onFrame: (frame) => frames.push(frame),
      onState: (state, code) => states.push([state, code]),
      keep,
      onKept: (posted) => {
        kept = posted.map((frame) => ("id" in frame ? frame.id : frame.t));
      },
    },
    platform,
  );
  return link;
}

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const message = (id: string) => ({ t: "message", id }) as const;
const tick = (ms = 1) => vi.advanceTimersByTimeAsync(ms);

async function live(): Promise<FakeSocket> {
  await tick();
  const socket = FakeSocket.last();
  socket.accept();
  socket.say({ t: "welcome" });
  return socket;
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.made = [];
  states = [];
  frames = [];
  kept = [];
  isVisible = true;
  random = () => 0.5;
});

afterEach(() => {
  link.end();
  vi.useRealTimers();
});

describe("a link", () => {
  test("[CON6] says hello first, and is live after welcome", async () => {
    open();
    await tick();
    const socket = FakeSocket.last();
    expect(socket.url).toBe("wss://edge.example/v1/visitor/key");
    link.post(message("a"));
    expect(link.send({ t: "typing" })).toBe(false);
    socket.accept();
    expect(socket.types()).toEqual(["hello"]);
    expect(states).toEqual([]);
    socket.say({ t: "welcome" });
    expect(states).toEqual([["live", null]]);
    expect(socket.types()).toEqual(["hello", "message"]);
    expect(link.send({ t: "typing" })).toBe(true);
  });

  test("[RES2] sends again in order, after every welcome, what was not acked", async () => {
    open([message("a"), { t: "typing" }]);
    const first = await live();
    link.post(message("b"));
    link.post(message("c"));
    expect(first.frames().map((frame) => frame.id)).toEqual([undefined, "a", "b", "c"]);
    first.say({ t: "ack", id: "b" });
    expect(kept).toEqual(["a", "c"]);
    first.cut(1006);
    expect(states.at(-1)).toEqual(["waiting", 1006]);
    await tick(3_000);
    const second = await live();
    expect(second).not.toBe(first);
    expect(second.frames().map((frame) => frame.id)).toEqual([undefined, "a", "c"]);
  });

  test("drops what is volatile while it is cut, and hands on every frame", async () => {
    open();
    const first = await live();
    first.say({ t: "nobody-knows-this" });
    expect(frames).toEqual([{ t: "welcome" }, { t: "nobody-knows-this" }]);
    first.cut(1012);
    expect(link.send({ t: "typing" })).toBe(false);
    await tick(3_000);
    expect((await live()).types()).toEqual(["hello"]);
  });

  test("survives what is no JSON", async () => {
    open();
    const socket = await live();
    socket.dispatchEvent(new MessageEvent("message", { data: "<html>" }));
    expect(frames).toEqual([{ t: "welcome" }]);
    expect(link.send({ t: "typing" })).toBe(true);
  });

  test("[MSG8] waits as long as it is told, and lets nothing overtake", async () => {
    open();
    const socket = await live();
    link.post(message("a"));
    socket.say({ t: "error", id: "a", code: "rate_limited", retryAfter: 20 });
    link.post(message("b"));
    expect(socket.types()).toEqual(["hello", "message"]);
    await tick(19_000);
    expect(socket.types()).toEqual(["hello", "message"]);
    await tick(1_000);
    expect(socket.frames().map((frame) => frame.id)).toEqual([undefined, "a", "a", "b"]);
  });

  test.each(Object.values(close).filter((entry) => entry.final))(
    "[CON3] ends for good with $code",
    async ({ code }) => {
      open();
      (await live()).cut(code);
      expect(states.at(-1)).toEqual(["ended", code]);
      await tick(120_000);
      expect(FakeSocket.made).toHaveLength(1);
      expect(vi.getTimerCount()).toBe(0);
      expect(look).toBeUndefined();
    },
  );

  test.each(Object.values(close).filter((entry) => !entry.final))("[CON3] comes back after $code", async ({ code }) => {
    open();
    (await live()).cut(code);
    expect(states.at(-1)).toEqual(["waiting", code]);
    await tick(3_100);
    expect(FakeSocket.made).toHaveLength(2);
  });

  test("never gives up, and waits longer each time", async () => {
    open();
    const waits: number[] = [];
    await tick();
    for (let attempt = 0; attempt < 8; attempt++) {
      const { length } = FakeSocket.made;
      FakeSocket.last().cut(1006);
      const since = Date.now();
      while (FakeSocket.made.length === length) await tick(50);
      waits.push(Date.now() - since);
    }
    expect(waits.every((wait, index) => index === 0 || wait >= (waits[index - 1] ?? 0))).toBe(true);
    expect(waits.at(-1)).toBeLessThanOrEqual(30_050);
  });

  test("starts from the shortest wait again once it was welcomed", async () => {
    open();
    await tick();
    for (let attempt = 0; attempt < 6; attempt++) {
      FakeSocket.last().cut(1006);
      await tick(31_000);
    }
    (await live()).cut(1006);
    const { length } = FakeSocket.made;
    await tick(3_000);
    expect(FakeSocket.made).toHaveLength(length + 1);
  });

  test("waits after a connection that was refused as soon as it was made, longer each time", async () => {
    random = () => 0.999_999;
    open();
    await tick();
    for (const longest of [3_000, 5_700, 11_100, 21_900, 30_000, 30_000]) {
      const { length } = FakeSocket.made;
      FakeSocket.last().accept();
      FakeSocket.last().cut(close.tooMany.code);
      await tick(longest - 10);
      expect(FakeSocket.made).toHaveLength(length);
      await tick(20);
      expect(FakeSocket.made).toHaveLength(length + 1);
    }
  });

  test("[CON3] comes back in 0.3 to 3 seconds with all others that were cut with it, at most a third in the first", async () => {
    for (let seed = 1; seed <= 20; seed++) {
      random = seeded(seed);
      FakeSocket.made = [];
      const fleet = Array.from({ length: 300 }, () => open());
      await tick();
      const cut = [...FakeSocket.made];
      for (const socket of cut) socket.accept();
      for (const socket of cut) socket.say({ t: "welcome" });
      for (const socket of cut) socket.cut(close.restart.code);
      const back = () => FakeSocket.made.length - cut.length;
      await tick(299);
      expect(back()).toBe(0);
      await tick(701);
      expect(back()).toBeGreaterThan(0);
      expect(back()).toBeLessThanOrEqual(100);
      await tick(2_010);
      expect(back()).toBe(300);
      for (const each of fleet) each.end();
    }
  });

  test("tries at once when the page is looked at or the network is back", async () => {
    open();
    (await live()).cut(1006);
    isVisible = false;
    look?.();
    await tick(10);
    expect(FakeSocket.made).toHaveLength(1);
    isVisible = true;
    look?.();
    await tick(10);
    expect(FakeSocket.made).toHaveLength(2);
    expect(states.at(-1)).toEqual(["connecting", null]);
    await tick(30_000);
    expect(FakeSocket.made.filter((socket) => socket.readyState === 0).length).toBeLessThanOrEqual(1);
  });

  test("[CON7] pings every 25 seconds while it is seen, and comes back when there is no pong", async () => {
    open();
    const socket = await live();
    await tick(25_000);
    expect(socket.types()).toEqual(["hello", "ping"]);
    socket.say("pong");
    await tick(24_999);
    expect(socket.types()).toEqual(["hello", "ping"]);
    await tick(1);
    expect(socket.types()).toEqual(["hello", "ping", "ping"]);
    await tick(10_000);
    expect(socket.readyState).toBe(3);
    expect(states.at(-1)?.[0]).toBe("waiting");
    socket.cut(1006);
    await tick(3_000);
    expect(FakeSocket.made).toHaveLength(2);
    (await live()).say({ t: "still-here" });
    socket.say({ t: "too-late" });
    expect(frames).toEqual([{ t: "welcome" }, { t: "welcome" }, { t: "still-here" }]);
    expect(states.at(-1)?.[0]).toBe("live");
  });

  test("is quiet in a hidden page, and asks at once when it is seen again", async () => {
    open();
    const socket = await live();
    isVisible = false;
    await tick(300_000);
    expect(socket.types()).toEqual(["hello"]);
    isVisible = true;
    look?.();
    expect(socket.types()).toEqual(["hello", "ping"]);
  });

  test("gives up on a server that does not answer in 10 seconds, and tries again", async () => {
    open();
    await tick();
    const silent = FakeSocket.last();
    await tick(10_000);
    expect(silent.readyState).toBe(3);
    await tick(3_100);
    expect(FakeSocket.made).toHaveLength(2);
  });

  test("gives up on a server that accepts and says no more", async () => {
    open();
    await tick();
    FakeSocket.last().accept();
    await tick(10_000);
    expect(states.at(-1)?.[0]).toBe("waiting");
    await tick(3_100);
    expect(FakeSocket.made).toHaveLength(2);
  });

  test("goes on when making a socket throws", async () => {
    let isForbidden = true;
    class Forbidden extends FakeSocket {
      constructor(url: string) {
        if (isForbidden) throw new Error("An insecure socket from a secure page.");
        super(url);
      }
    }
    states = [];
    link = makeLink<In, Out>(
      { url: "ws://edge", hello: () => ({ t: "hello" }), onFrame() {}, onState: (...state) => states.push(state) },
      { ...platform, WebSocket: Forbidden as unknown as typeof WebSocket },
    );
    await tick(10);
    expect(states).toEqual([["waiting", null]]);
    isForbidden = false;
    await tick(6_000);
    expect(FakeSocket.made).toHaveLength(1);
  });

  test("leaves nothing behind when it is ended while it waits, or is held back", async () => {
    open();
    const socket = await live();
    link.post(message("a"));
    socket.say({ t: "error", id: "a", code: "rate_limited", retryAfter: 60 });
    socket.cut(1006);
    await tick(100);
    link.end();
    expect(states.at(-1)).toEqual(["ended", null]);
    expect(vi.getTimerCount()).toBe(0);
    expect(look).toBeUndefined();
    await tick(120_000);
    expect(FakeSocket.made).toEqual([socket]);
  });

  test.each([0, 1, 11_000])("leaves nothing behind when it is ended after %i ms", async (ms) => {
    open();
    await tick(ms);
    link.end();
    expect(states.at(-1)).toEqual(["ended", null]);
    await tick();
    expect(vi.getTimerCount()).toBe(0);
    expect(look).toBeUndefined();
    expect(FakeSocket.made.every((socket) => socket.readyState === 3)).toBe(true);
    const { length } = FakeSocket.made;
    await tick(120_000);
    expect(FakeSocket.made).toHaveLength(length);
    expect(link.send({ t: "typing" })).toBe(false);
  });
});
