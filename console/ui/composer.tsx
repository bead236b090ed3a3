import { createUniqueId, Show } from "solid-js";
import { limits } from "#protocol/limits";
import { t } from "../locales/strings.ts";
import { Icon, type IconName } from "./icon.tsx";

type ComposerProps = {
  label: string;
  placeholder: string;
  value: string;
  onInput(value: string): void;
  /** Called with trimmed text that fits; the caller empties `value`. */
  onSend(body: string): void;
  note?: string;
  send: string;
  icon?: IconName;
  ref?: (element: HTMLTextAreaElement) => void;
};

/** Where an agent writes: Enter sends, Shift+Enter starts a new line, Enter that ends an IME's word does neither. */
export function Composer(props: ComposerProps) {
  const hint = createUniqueId();
  const left = () => limits.body - props.value.trim().length;
  const ready = () => props.value.trim() !== "" && left() >= 0;
  const send = () => {
    if (ready()) props.onSend(props.value.trim());
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        class="input"
        ref={(element) => props.ref?.(element)}
        rows={2}
        aria-label={props.label}
        aria-describedby={hint}
        placeholder={props.placeholder}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.altKey || isComposing(event)) return;
          event.preventDefault();
          send();
        }}
      />
      <div class="composer-foot">
        <span class="hint" id={hint}>
          <Show when={left() < 200} fallback={props.note ?? t("conversation.hint")}>
            {left() >= 0 ? t("conversation.left", left()) : t("conversation.tooLong", -left())}
          </Show>
        </span>
        <button type="submit" class="button primary" aria-disabled={!ready()}>
          <Icon name={props.icon ?? "send"} size={16} />
          {props.send}
        </button>
      </div>
    </form>
  );
}

/** Safari ends a composition before its keydown; 229 is what it tells then. */
const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
