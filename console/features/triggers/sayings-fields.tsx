import { Index, Show } from "solid-js";
import { limits } from "#protocol/limits";
import { languageName } from "../../locales/names.ts";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { useEditing } from "./editing.tsx";
import { ErrorLine } from "./error-line.tsx";
import { SayingField } from "./saying-field.tsx";

type SayingsFieldsProps = { language: string; says: string[]; place: string; onChange(says: string[]): void };

/** The ways to say it in one language, the best first. */
export function SayingsFields(props: SayingsFieldsProps) {
  const editing = useEditing();
  const label = (index: number) => t("triggers.texts.saying", languageName(props.language), index + 1);
  return (
    <>
      <ErrorLine error={editing.wrong(`${props.place}.says`) ?? editing.wrong(`${props.place}.language`)} />
      <Index each={props.says}>
        {(said, index) => (
          <SayingField
            label={label(index)}
            language={props.language}
            value={said()}
            error={editing.wrong(`${props.place}.says.${index}`)}
            removable={props.says.length > 1}
            onInput={(text) => props.onChange(props.says.with(index, text))}
            onRemove={() => props.onChange(props.says.toSpliced(index, 1))}
          />
        )}
      </Index>
      <Show when={!editing.disabled() && props.says.length < limits.sayings}>
        <button
          type="button"
          class="button language-add"
          aria-label={t("triggers.texts.addSayingOf", languageName(props.language))}
          onClick={() => props.onChange([...props.says, ""])}
        >
          <Icon name="plus" size={16} />
          {t("triggers.texts.addSaying")}
        </button>
      </Show>
    </>
  );
}
