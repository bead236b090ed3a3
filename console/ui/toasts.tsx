import { createSignal, For, Show } from "solid-js";
import { t } from "../locales/strings.ts";

type Toast = { id: number; text: string; undo?: (() => void) | undefined };

const LASTS = 8000;
const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
let count = 0;

/** Says something for a while, with a way back where there is one. What it gives takes it away sooner. */
export function showToast(text: string, undo?: () => void): () => void {
  count += 1;
  const id = count;
  setToasts((held) => [...held.slice(-2), { id, text, undo }]);
  setTimeout(() => drop(id), LASTS);
  return () => drop(id);
}

/** What they would undo is out of reach. */
export const dropUndos = () => setToasts((held) => held.filter((toast) => toast.undo === undefined));

export const Toasts = () => (
  <div class="toasts" role="status">
    <For each={toasts()}>
      {(toast) => (
        <div class="toast">
          <span>{toast.text}</span>
          <Show when={toast.undo} fallback={<span />}>
            {(undo) => (
              <button
                type="button"
                onClick={() => {
                  undo()();
                  drop(toast.id);
                }}
              >
                {t("app.undo")}
              </button>
            )}
          </Show>
        </div>
      )}
    </For>
  </div>
);

const drop = (id: number) => setToasts((held) => held.filter((toast) => toast.id !== id));
