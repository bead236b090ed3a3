import { Dialog } from "@kobalte/core/dialog";
import { For } from "solid-js";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { setSingleKeys, singleKeysOn } from "./single-keys.ts";

const rows = [
  ["next", ["Alt", "↓"]],
  ["previous", ["Alt", "↑"]],
  ["send", ["Enter"]],
  ["newline", ["Shift", "Enter"]],
  ["rows", ["↑", "↓"]],
  ["search", ["/"]],
  ["escape", ["Esc"]],
  ["help", ["?"]],
] as const;

export default function Shortcuts(props: { onClose(): void }) {
  return (
    <Dialog open onOpenChange={() => props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay class="dialog-veil" />
        <Dialog.Content class="dialog">
          <header>
            <Dialog.Title>{t("shortcuts.title")}</Dialog.Title>
            <Dialog.CloseButton class="button plain square" aria-label={t("app.close")}>
              <Icon name="close" />
            </Dialog.CloseButton>
          </header>
          <dl class="shortcuts">
            <For each={rows}>
              {([name, keys]) => (
                <div>
                  <dt>{t(`shortcuts.${name}`)}</dt>
                  <dd>
                    <For each={keys}>{(key) => <kbd>{key}</kbd>}</For>
                  </dd>
                </div>
              )}
            </For>
          </dl>
          <label class="check">
            <input
              type="checkbox"
              checked={singleKeysOn()}
              onChange={(event) => setSingleKeys(event.currentTarget.checked)}
            />
            <span>{t("shortcuts.singleKeys")}</span>
          </label>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  );
}
