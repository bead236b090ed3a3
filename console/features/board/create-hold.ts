import { type Accessor, createSignal, onCleanup } from "solid-js";

/** How long a mouse, and a keyboard, may rest before the list moves again, in milliseconds. */
const MOUSE_RESTS = 6000;
const KEYS_REST = 30_000;

/** Whether somebody is about to choose: the mouse moved over the list, or the keyboard in it, just now. */
export function createHold(): { held: Accessor<boolean>; attach(element: HTMLElement): void } {
  const mouse = createLapse(MOUSE_RESTS);
  const keys = createLapse(KEYS_REST);
  return {
    held: () => mouse.on() || keys.on(),
    attach(element) {
      element.addEventListener("pointermove", (event) => {
        if (event.pointerType === "mouse") mouse.renew();
      });
      element.addEventListener("pointerleave", mouse.release);
      element.addEventListener("focusin", (event) => {
        if (event.target instanceof Element && event.target.matches(":focus-visible")) keys.renew();
        else keys.release();
      });
      element.addEventListener("keydown", keys.renew);
      element.addEventListener("focusout", keys.release);
    },
  };
}

/** On for a while after each `renew`. */
function createLapse(rests: number) {
  const [on, setOn] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const release = () => {
    clearTimeout(timer);
    setOn(false);
  };
  onCleanup(() => clearTimeout(timer));
  return {
    on,
    release,
    renew() {
      clearTimeout(timer);
      timer = setTimeout(release, rests);
      setOn(true);
    },
  };
}
