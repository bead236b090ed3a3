import { createSignal, onCleanup } from "solid-js";

const LASTS = 8000;

/** Whether something was so just now: it is said for a while, and not for good. */
export function createBriefly() {
  const [is, setIs] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    clearTimeout(timer);
    setIs(false);
  };
  onCleanup(() => clearTimeout(timer));
  return {
    is,
    end,
    begin() {
      end();
      setIs(true);
      timer = setTimeout(end, LASTS);
    },
  };
}
