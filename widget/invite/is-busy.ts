import type { Desk } from "../loader/desk.ts";

/** Where people type or choose; what is in a frame cannot be seen. */
const FIELDS = "input,textarea,select,iframe,[contenteditable]:not([contenteditable=false])";
/** The next field has the focus by then, in milliseconds. */
const SETTLED = 500;

let waiting: AbortController | undefined;

/** Whether an invitation would disturb or not be seen: a field has the focus, the chat is open, or nobody looks. */
export const isBusy = ({ host, button }: Pick<Desk, "host" | "button">): boolean =>
  document.hidden ||
  host.hidden === true ||
  button.ariaExpanded === "true" ||
  focused(document)?.closest(FIELDS) != null;

/** Runs once when they do so no more. */
export function whenFree(desk: Desk, run: () => void, signal: AbortSignal): void {
  waiting?.abort();
  const life = new AbortController();
  waiting = life;
  signal.addEventListener("abort", () => life.abort(), life);
  const look = () =>
    setTimeout(() => {
      if (life.signal.aborted || isBusy(desk)) return;
      life.abort();
      run();
    }, SETTLED);
  addEventListener("focusout", look, life);
  document.addEventListener("visibilitychange", look, life);
}

/** Also within open shadow roots. */
function focused({ activeElement }: DocumentOrShadowRoot): Element | null {
  return (activeElement?.shadowRoot && focused(activeElement.shadowRoot)) || activeElement;
}
