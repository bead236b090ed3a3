import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";

/** How long a hand needs to notice that what it aims at moved, in milliseconds. */
const SETTLES = 500;

/** Whether more of them just pushed down what is below: a press there was meant for something else. */
export function createMoved(count: Accessor<number>): Accessor<boolean> {
  const [moved, setMoved] = createSignal(false);
  let still: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on(count, (now, before) => {
      if (now <= (before ?? 0)) return;
      setMoved(true);
      clearTimeout(still);
      still = setTimeout(() => setMoved(false), SETTLES);
    }),
  );
  onCleanup(() => clearTimeout(still));
  return moved;
}
