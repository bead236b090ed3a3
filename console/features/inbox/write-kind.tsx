import { For, Show } from "solid-js";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";

export type Kind = "reply" | "note";
const kinds: readonly Kind[] = ["reply", "note"];

type WriteKindProps = {
  value: Kind;
  onChange(kind: Kind): void;
  /** Chosen with a pointer: the next thing is to write. */
  onPick(): void;
  begun(kind: Kind): boolean;
};

/** Whether what is written goes to the visitor, or to colleagues only. Each has a draft of its own. */
export const WriteKind = (props: WriteKindProps) => (
  <fieldset class="toggle write-kind">
    <legend class="hidden-text">{t("conversation.kind")}</legend>
    <For each={kinds}>
      {(kind) => (
        <label data-kind={kind}>
          <input
            type="radio"
            name="write-kind"
            checked={props.value === kind}
            onChange={() => props.onChange(kind)}
            onClick={(event) => {
              if (event.detail > 0) props.onPick();
            }}
          />
          <Icon name={kind === "note" ? "note" : "send"} size={14} />
          {t(kind === "note" ? "conversation.noteKind" : "conversation.reply")}
          <Show when={props.value !== kind && props.begun(kind)}>
            <span class="write-begun">{t("conversation.begun")}</span>
          </Show>
        </label>
      )}
    </For>
  </fieldset>
);
