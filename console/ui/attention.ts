import { type Accessor, createSignal, onCleanup } from "solid-js";

/** Whether somebody can be reading this page: it is visible and has the focus. */
export function createAttention(): Accessor<boolean> {
  const look = () => document.visibilityState === "visible" && document.hasFocus();
  const [attentive, setAttentive] = createSignal(look());
  const update = () => setAttentive(look());
  document.addEventListener("visibilitychange", update);
  window.addEventListener("focus", update);
  window.addEventListener("blur", update);
  onCleanup(() => {
    document.removeEventListener("visibilitychange", update);
    window.removeEventListener("focus", update);
    window.removeEventListener("blur", update);
  });
  return attentive;
}
