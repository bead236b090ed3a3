import { createSignal } from "solid-js";
import type { Failure, Result } from "../api/request.ts";

/** One request at a time, with what went wrong of the last. */
export function createSubmit() {
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  return {
    busy,
    failure,
    /** The value, or null when it failed (then `failure` says why) or another run is under way. */
    async run<T>(ask: () => Promise<Result<T>>): Promise<{ value: T } | null> {
      if (busy()) return null;
      setBusy(true);
      setFailure(null);
      const result = await ask();
      setBusy(false);
      if (result.ok) return { value: result.value };
      setFailure(result.failure);
      return null;
    },
  };
}
