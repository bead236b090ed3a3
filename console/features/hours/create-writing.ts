import { createSignal } from "solid-js";
import type { OpenDays } from "./exception-form.tsx";

/** Other days that are being written: they are not in the draft before they are applied. */
export function createWriting() {
  const [days, setDays] = createSignal<OpenDays | null>(null);
  const [refused, setRefused] = createSignal(false);
  return {
    follow: (open: OpenDays | null) => void setDays(open),
    isOpen: () => days() !== null,
    isChanged: () => days()?.isChanged() === true,
    /** Whether they could not be applied, and still cannot. */
    isRefused: () => refused() && days()?.isWrong() === true,
    /** Whether nothing is being written any more. */
    apply(): boolean {
      const applied = days()?.apply() ?? true;
      setRefused(!applied);
      return applied;
    },
    close: () => days()?.close(),
  };
}
