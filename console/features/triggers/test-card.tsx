import { Show } from "solid-js";
import type { Test } from "#protocol/condition-test";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { useEditing } from "./editing.tsx";
import { ErrorLine } from "./error-line.tsx";
import type { FieldsOf } from "./fields-of.ts";
import { TestFields } from "./test-fields.tsx";

/** One test of a group, with its name and the way out. */
export function TestCard(props: FieldsOf<Test["test"]> & { onRemove(): void }) {
  const editing = useEditing();
  const name = () => t(`triggers.kind.${props.test.test}`);
  return (
    <fieldset class="test" aria-label={name()}>
      <div class="test-head">
        <strong>{name()}</strong>
        <Show when={!editing.disabled()}>
          <button
            type="button"
            class="button plain square"
            aria-label={t("triggers.group.removeTest", name())}
            onClick={() => props.onRemove()}
          >
            <Icon name="close" size={16} />
          </button>
        </Show>
      </div>
      <TestFields test={props.test} place={props.place} onChange={props.onChange} />
      <ErrorLine error={editing.wrong(props.place)} />
    </fieldset>
  );
}
