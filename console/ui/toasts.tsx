import { createSignal, For, Show } from "solid-js";
import { t } from "../locales/strings.ts";
import { Icon } from "./icon.tsx";

type Toast = { id: number; text: string; undo?: (() => void) | undefined } & ToastOptions;

type ToastOptions = {
  /** Another one about the same thing takes its place. */
  about?: string;
  /** It is there only while what it says is so. */
  stands?(): boolean;
};

const LASTS = 8000;
const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
let count = 0;

/** Says something for a while, with a way back where there is one. What it gives takes it away sooner. */
export function showToast(text: string, undo?: () => void, options: ToastOptions = {}): () => void {
  count += 1;
  const id = count;
  const isOther = ({ about }: Toast) => about === undefined || about !== options.about;
  setToasts((held) => [...held.filter(isOther).slice(-2), { id, text, undo, ...options }]);
  setTimeout(() => drop(id), LASTS);
  return () => drop(id);
}

/** What they would undo is out of reach. */
export const dropUndos = () => setToasts((held) => held.filter((toast) => toast.undo === undefined));

/** Below the screen, which makes room: none covers what somebody writes in. */
export const Toasts = () => (
  <div class="toasts" role="status">
    <For each={toasts().filter((toast) => toast.stands?.() ?? true)}>
      {(toast) => (
        <div class="toast">
          <span>{toast.text}</span>
          <Show when={toast.undo}>
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
          <button type="button" class="toast-close" aria-label={t("app.close")} onClick={() => drop(toast.id)}>
            <Icon name="close" size={14} />
          </button>
        </div>
      )}
    </For>
  </div>
);

const drop = (id: number) => setToasts((held) => held.filter((toast) => toast.id !== id));
