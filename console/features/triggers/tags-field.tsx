import { createSignal, For, Show } from "solid-js";
import { limits } from "#protocol/limits";
import type { Trigger } from "#protocol/trigger";
import { t } from "../../locales/strings.ts";
import { Field } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { tagsOf, withTags } from "./actions.ts";
import { useEditing } from "./editing.tsx";

type TagsFieldProps = { does: Trigger["does"]; onChange(does: Trigger["does"]): void };

/** Tags that the conversation gets: Enter or a comma adds one, its button takes it away. */
export function TagsField(props: TagsFieldProps) {
  const editing = useEditing();
  const [text, setText] = createSignal("");
  const tags = () => tagsOf(props.does);
  const add = () => {
    const words = text()
      .split(",")
      .map((word) => word.trim().toLowerCase().slice(0, limits.tag))
      .filter((word) => word !== "" && !tags().includes(word))
      .slice(0, limits.actions - props.does.length);
    setText("");
    if (words.length > 0) props.onChange(withTags(props.does, [...tags(), ...new Set(words)]));
  };
  return (
    <Field label={t("triggers.does.tags")}>
      {(ids) => (
        <div class="tags">
          <For each={tags()}>
            {(tag) => (
              <span class="chip">
                {tag}
                <Show when={!editing.disabled()}>
                  <button
                    type="button"
                    aria-label={t("triggers.does.removeTag", tag)}
                    onClick={() =>
                      props.onChange(
                        withTags(
                          props.does,
                          tags().filter((one) => one !== tag),
                        ),
                      )
                    }
                  >
                    <Icon name="close" size={12} />
                  </button>
                </Show>
              </span>
            )}
          </For>
          <Show when={!editing.disabled() && props.does.length < limits.actions}>
            <input
              class="input"
              id={ids.id}
              placeholder={t("triggers.does.addTag")}
              maxLength={limits.tag}
              value={text()}
              onInput={(event) => {
                setText(event.currentTarget.value);
                if (text().includes(",")) add();
              }}
              onChange={add}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.isComposing) return;
                event.preventDefault();
                add();
              }}
            />
          </Show>
        </div>
      )}
    </Field>
  );
}
