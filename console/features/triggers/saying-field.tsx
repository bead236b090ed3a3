import { For, Show } from "solid-js";
import { limits } from "#protocol/limits";
import { variables } from "#protocol/variable";
import { directionOf } from "../../locales/direction.ts";
import { t } from "../../locales/strings.ts";
import { Field } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useEditing } from "./editing.tsx";

type SayingFieldProps = {
  label: string;
  language: string;
  value: string;
  error: string | null;
  removable: boolean;
  onInput(text: string): void;
  onRemove(): void;
};

const offered = [...variables, "attribute"] as const;

/** One way to say it, with buttons that put in what is filled in for each visitor. */
export function SayingField(props: SayingFieldProps) {
  const editing = useEditing();
  let field: HTMLTextAreaElement | undefined;
  const insert = (variable: (typeof offered)[number]) => {
    if (field === undefined) return;
    const put = variable === "attribute" ? "{attribute.plan}" : `{${variable}}`;
    const { selectionStart, selectionEnd } = field;
    field.setRangeText(put, selectionStart, selectionEnd, "end");
    props.onInput(field.value);
    field.focus();
    // Which attribute is for the owner to say.
    const end = field.selectionEnd - 1;
    if (variable === "attribute") field.setSelectionRange(end - "plan".length, end);
  };
  return (
    <div class="saying">
      <Field label={props.label} error={props.error}>
        {(ids) => (
          <textarea
            class="input"
            ref={field}
            id={ids.id}
            rows={2}
            lang={props.language}
            dir={directionOf(props.language)}
            maxLength={limits.saying}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid}
            value={props.value}
            disabled={editing.disabled()}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
        )}
      </Field>
      <Show when={!editing.disabled()}>
        <div class="saying-tools">
          <span class="muted">{t("triggers.texts.insert")}</span>
          <For each={offered}>
            {(variable) => (
              <button
                type="button"
                class="chip"
                aria-label={t("triggers.texts.insertInto", t(`triggers.texts.variables.${variable}`), props.label)}
                onClick={() => insert(variable)}
              >
                {t(`triggers.texts.variables.${variable}`)}
              </button>
            )}
          </For>
          <Show when={props.removable}>
            <button
              type="button"
              class="button plain square"
              aria-label={t("triggers.texts.removeSaying", props.label)}
              onClick={() => props.onRemove()}
            >
              <Icon name="close" size={16} />
            </button>
          </Show>
        </div>
      </Show>
    </div>
  );
}
