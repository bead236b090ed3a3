import { Show } from "solid-js";
import { t } from "../../locales/strings.ts";
import { CountField } from "./count-field.tsx";
import { useEditing } from "./editing.tsx";
import type { FieldsOf } from "./fields-of.ts";
import { LinesField } from "./lines-field.tsx";

/** Pages, and of those they were on how often. */
export function PageFields(props: FieldsOf<"page" | "been">) {
  const editing = useEditing();
  const been = () => props.test.test === "been" && props.test;
  return (
    <>
      <LinesField
        label={t("triggers.field.paths")}
        hint={t("triggers.field.pathsHint")}
        lines={props.test.paths}
        error={editing.wrongIn(`${props.place}.paths`)}
        disabled={editing.disabled()}
        onInput={(paths) => props.onChange({ ...props.test, paths })}
      />
      <Show when={been()}>
        {(test) => (
          <CountField
            label={t("triggers.field.times")}
            value={test().times ?? 1}
            error={editing.wrong(`${props.place}.times`)}
            disabled={editing.disabled()}
            onInput={(times = 1) => props.onChange({ ...test(), times })}
          />
        )}
      </Show>
    </>
  );
}
