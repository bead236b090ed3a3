import { Show } from "solid-js";
import type { Trigger } from "#protocol/trigger";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { actionWords } from "./action-words.ts";
import { sentenceOf } from "./condition-words.ts";
import { useEditing } from "./editing.tsx";

type TriggerRowProps = {
  trigger: Trigger;
  isFirst: boolean;
  isLast: boolean;
  /** Whether something in it would be refused. */
  wrong: boolean;
  onOpen(): void;
  onChange(change: Partial<Trigger>): void;
  onMove(by: -1 | 1): void;
  onDrag(): void;
  onDrop(): void;
  onDuplicate(): void;
  onRemove(): void;
};

/** One trigger in its turn: on or off, when, and what it does. */
export function TriggerRow(props: TriggerRowProps) {
  const editing = useEditing();
  const name = () => props.trigger.name || t("triggers.newTrigger");
  return (
    <li
      class="trigger"
      data-on={props.trigger.on}
      draggable={!editing.disabled()}
      onDragStart={(event) => {
        event.dataTransfer?.setData("text/plain", name());
        props.onDrag();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        props.onDrop();
      }}
    >
      <input
        type="checkbox"
        class="switch"
        aria-label={t("triggers.isOn", name())}
        checked={props.trigger.on}
        disabled={editing.disabled()}
        onChange={(event) => props.onChange({ on: event.currentTarget.checked })}
      />
      <div class="trigger-what">
        <button type="button" class="trigger-name" onClick={() => props.onOpen()}>
          {name()}
        </button>
        <Show when={props.wrong}>
          <span class="chip waiting">{t("triggers.needsLook")}</span>
        </Show>
        <p>{sentenceOf(props.trigger.when, editing.names())}</p>
        <p class="muted">{actionWords(props.trigger.does, editing.names())}</p>
      </div>
      <Show when={!editing.disabled()}>
        <div class="trigger-tools">
          <button
            type="button"
            class="button plain square"
            aria-label={t("triggers.up", name())}
            disabled={props.isFirst}
            onClick={() => props.onMove(-1)}
          >
            <Icon name="up" size={16} />
          </button>
          <button
            type="button"
            class="button plain square"
            aria-label={t("triggers.down", name())}
            disabled={props.isLast}
            onClick={() => props.onMove(1)}
          >
            <Icon name="down" size={16} />
          </button>
          <button
            type="button"
            class="button plain square"
            aria-label={t("triggers.duplicateOf", name())}
            title={t("triggers.duplicate")}
            onClick={() => props.onDuplicate()}
          >
            <Icon name="copy" size={16} />
          </button>
          <button
            type="button"
            class="button plain danger square"
            aria-label={t("triggers.removeOf", name())}
            title={t("triggers.remove")}
            onClick={() => props.onRemove()}
          >
            <Icon name="close" size={16} />
          </button>
        </div>
      </Show>
    </li>
  );
}
