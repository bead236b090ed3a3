import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Link, LinkState, makeLink as MakeLink } from "#link/link";
import type { Platform } from "#link/platform";
import { close } from "#protocol/close";
import { FakeSocket } from "./fake-socket.ts";
import { leanPartysocket } from "./lean.ts";

type Out = { t: "hello" } | { t: "typing" } | { t: "message"; id: string };
type In = { t: string };

let makeLink: typeof MakeLink;
let states: [LinkState, number | null][];
let frames: In[];
let kept: string[];
let link: Link<Out>;
let isVisible: boolean;
let look: (() => void) | undefined;

const platform: Platform = {
  // The part of a browser's socket that partysocket uses.
  WebSocket: FakeSocket as unknown as typeof WebSocket,
  random: () => 0.5,
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

function open(keep: Out[] = []): void {
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
});

afterEach(() => {
  link.end();
  vi.useRealTimers();
});

describe.each([
  ["as published", () => vi.doUnmock("partysocket/ws")],
  ["as the widget ships it", () => vi.doMock("partysocket/ws", leanPartysocket)],
])("a link on partysocket %s", (_, choose) => {
  beforeAll(async () => {
    vi.resetModules();
    choose();
    ({ makeLink } = await import("#link/link"));
  });

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
    await tick(3_001);
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
    await tick(3_000);
    expect(FakeSocket.made).toHaveLength(2);
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
    await tick(3_001);
    expect(FakeSocket.made).toHaveLength(2);
  });

  test("gives up on a server that accepts and says no more", async () => {
    open();
    await tick();
    FakeSocket.last().accept();
    await tick(10_000);
    expect(states.at(-1)?.[0]).toBe("waiting");
    await tick(3_001);
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
