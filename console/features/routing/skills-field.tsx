import { createSignal, createUniqueId, For, Show } from "solid-js";
import { limits } from "#protocol/limits";
import { skillLanguage } from "../../locales/names.ts";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";

type SkillsFieldProps = { name: string; value: readonly string[]; disabled: boolean; onChange(skills: string[]): void };

/** Tags: Enter or a comma adds one, its button takes it away, Backspace in an empty field the last. */
export function SkillsField(props: SkillsFieldProps) {
  const id = createUniqueId();
  const [text, setText] = createSignal("");
  const add = () => {
    const words = text()
      .split(",")
      .map((word) => word.trim().toLowerCase().slice(0, limits.skill))
      .filter((word) => word !== "" && !props.value.includes(word));
    setText("");
    if (words.length > 0) props.onChange([...new Set([...props.value, ...words])].slice(0, limits.skills));
  };
  const remove = (skill: string) => props.onChange(props.value.filter((one) => one !== skill));
  return (
    <div class="person-skills">
      <label for={id}>{t("routing.skills")}</label>
      <div class="tags">
        <For each={props.value}>
          {(skill) => (
            <span class="chip">
              {skill}
              <Show when={skillLanguage(skill)}>{(language) => <span class="tag-language">{language()}</span>}</Show>
              <Show when={!props.disabled}>
                <button
                  type="button"
                  aria-label={t("routing.skillRemove", skill, props.name)}
                  onClick={() => remove(skill)}
                >
                  <Icon name="close" size={12} />
                </button>
              </Show>
            </span>
          )}
        </For>
        <Show when={!props.disabled && props.value.length < limits.skills}>
          <input
            class="input"
            id={id}
            list="routing-skills"
            aria-label={t("routing.skillsOf", props.name)}
            placeholder={t("routing.skillAdd")}
            value={text()}
            maxLength={limits.skill}
            onInput={(event) => {
              setText(event.currentTarget.value);
              if (event.currentTarget.value.includes(",")) add();
            }}
            onChange={add}
            onKeyDown={(event) => {
              const last = props.value.at(-1);
              if (event.key === "Enter" && !event.isComposing) add();
              if (event.key === "Backspace" && text() === "" && last !== undefined) remove(last);
            }}
          />
        </Show>
        <Show when={props.disabled && props.value.length === 0}>
          <span class="muted">{t("routing.noSkills")}</span>
        </Show>
      </div>
    </div>
  );
}
