import { createSignal, createUniqueId, For, Show } from "solid-js";
import { limits } from "#protocol/limits";
import { t } from "../../locales/strings.ts";
import { Field } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { type Choice, findChoice } from "./places.ts";

type NamesFieldProps = {
  label: string;
  /** Codes. */
  value: readonly string[];
  choices: readonly Choice[];
  nameOf(code: string): string;
  error?: string | null;
  disabled: boolean;
  onChange(codes: string[]): void;
};

/** Some of many, by name: typing searches, Enter or leaving the field takes, Backspace in an empty field drops the last. */
export function NamesField(props: NamesFieldProps) {
  const list = createUniqueId();
  const [text, setText] = createSignal("");
  const take = () => {
    const found = findChoice(props.choices, text());
    if (found === undefined) return;
    setText("");
    if (!props.value.includes(found.code)) props.onChange([...props.value, found.code]);
  };
  const drop = (code: string) => props.onChange(props.value.filter((one) => one !== code));
  return (
    <Field label={props.label} error={props.error}>
      {(ids) => (
        <div class="tags">
          <For each={props.value}>
            {(code) => (
              <span class="chip">
                {props.nameOf(code)}
                <Show when={!props.disabled}>
                  <button
                    type="button"
                    aria-label={t("triggers.field.removeName", props.nameOf(code))}
                    onClick={() => drop(code)}
                  >
                    <Icon name="close" size={12} />
                  </button>
                </Show>
              </span>
            )}
          </For>
          <Show when={!props.disabled && props.value.length < limits.conditionEntries}>
            <input
              class="input"
              id={ids.id}
              list={list}
              aria-describedby={ids.describedBy}
              aria-invalid={ids.invalid}
              autocomplete="off"
              value={text()}
              onInput={(event) => {
                setText(event.currentTarget.value);
                // A name that was chosen from the list arrives whole.
                if (props.choices.some(({ name }) => name === event.currentTarget.value)) take();
              }}
              onChange={take}
              onKeyDown={(event) => {
                const last = props.value.at(-1);
                if (event.key === "Backspace" && text() === "" && last !== undefined) drop(last);
                if (event.key !== "Enter" || event.isComposing) return;
                event.preventDefault();
                take();
              }}
            />
            <datalist id={list}>
              <For each={props.choices}>{({ name }) => <option value={name} />}</For>
            </datalist>
          </Show>
        </div>
      )}
    </Field>
  );
}
