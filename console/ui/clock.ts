import { type Accessor, createSignal, onCleanup } from "solid-js";

/** This browser's time in epoch ms, moving once a second while the page can be seen. */
export function createClock(): Accessor<number> {
  const [now, setNow] = createSignal(Date.now());
  const tick = () => {
    if (!document.hidden) setNow(Date.now());
  };
  const timer = setInterval(tick, 1000);
  document.addEventListener("visibilitychange", tick);
  onCleanup(() => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", tick);
  });
  return now;
}
