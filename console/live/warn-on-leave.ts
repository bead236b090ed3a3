import { onCleanup, onMount } from "solid-js";
import { showToast } from "../ui/toasts.tsx";

/** What is not saved waits in this tab: closing that is asked about, and going to another screen says so. */
export function warnOnLeave(isUnsaved: () => boolean, words: string): void {
  const warn = (event: BeforeUnloadEvent) => {
    if (isUnsaved()) event.preventDefault();
  };
  onMount(() => window.addEventListener("beforeunload", warn));
  onCleanup(() => {
    window.removeEventListener("beforeunload", warn);
    if (isUnsaved()) showToast(words);
  });
}
