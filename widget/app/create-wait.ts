import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js";

/** Whole seconds until a moment of the device's clock, counted down; 0 when it is past. */
export function createWait(until: Accessor<number>): Accessor<number> {
  const [wait, setWait] = createSignal(0);
  createEffect(() => {
    const end = until();
    const look = () => setWait(Math.max(0, Math.ceil((end - Date.now()) / 1_000)));
    if (!look()) return;
    const timer = setInterval(() => look() || clearInterval(timer), 1_000);
    onCleanup(() => clearInterval(timer));
  });
  return wait;
}
