/**
 * Timers that go on while nobody looks: browsers let those of a hidden page run once a minute at most, and not those of
 * a worker. `{ set, ms }` asks for `set` back after `ms`; `{ clear }` takes it back.
 */
type Asked = { set: number; ms: number } | { clear: number };

const timers = new Map<number, ReturnType<typeof setTimeout>>();

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  if ("clear" in data) {
    clearTimeout(timers.get(data.clear));
    timers.delete(data.clear);
    return;
  }
  const { set, ms } = data;
  timers.set(
    set,
    setTimeout(() => {
      timers.delete(set);
      postMessage(set);
    }, ms),
  );
});

export {};
