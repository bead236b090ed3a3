import { type Accessor, createSignal, onCleanup } from "solid-js";

const RESTS = 6000;

/** Whether somebody is about to choose: the mouse moved over the list just now, or the keyboard is in it. */
export function createHold(): { held: Accessor<boolean>; attach(element: HTMLElement): void } {
  const [pointed, setPointed] = createSignal(false);
  const [focused, setFocused] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const release = () => {
    clearTimeout(timer);
    setPointed(false);
  };
  onCleanup(() => clearTimeout(timer));
  return {
    held: () => pointed() || focused(),
    attach(element) {
      element.addEventListener("pointermove", (event) => {
        if (event.pointerType !== "mouse") return;
        setPointed(true);
        clearTimeout(timer);
        timer = setTimeout(release, RESTS);
      });
      element.addEventListener("pointerleave", release);
      element.addEventListener("focusin", (event) => {
        setFocused(event.target instanceof Element && event.target.matches(":focus-visible"));
      });
      element.addEventListener("focusout", () => setFocused(false));
    },
  };
}
