import { type Accessor, createSignal, onCleanup } from "solid-js";

/** Whether this page is on a screen, though somebody may look at another window. */
export function createVisible(): Accessor<boolean> {
  const [visible, setVisible] = createSignal(!document.hidden);
  const look = () => setVisible(!document.hidden);
  document.addEventListener("visibilitychange", look);
  onCleanup(() => document.removeEventListener("visibilitychange", look));
  return visible;
}
