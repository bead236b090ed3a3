import { type Accessor, createSignal, onCleanup } from "solid-js";

/** Whether the element last handed over can really be seen: drawn, not hidden, in a tab that is in front. */
export function createOnScreen(): [isOnScreen: Accessor<boolean>, watch: (element: HTMLElement) => void] {
  const [isDrawn, setDrawn] = createSignal(false);
  const [isInFront, setInFront] = createSignal(document.visibilityState === "visible");
  const look = () => setInFront(document.visibilityState === "visible");
  document.addEventListener("visibilitychange", look);
  onCleanup(() => document.removeEventListener("visibilitychange", look));
  return [
    () => isDrawn() && isInFront(),
    (element) => {
      const observer = new IntersectionObserver((entries) => setDrawn(entries.at(-1)?.isIntersecting ?? false));
      observer.observe(element);
      onCleanup(() => {
        observer.disconnect();
        setDrawn(false);
      });
    },
  ];
}
