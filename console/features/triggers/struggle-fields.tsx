import { t } from "../../locales/strings.ts";
import { CountField } from "./count-field.tsx";
import { useEditing } from "./editing.tsx";
import type { FieldsOf } from "./fields-of.ts";
import { SelectField } from "./select-field.tsx";
import { signs } from "./signs.ts";

/** How sure it is that they are stuck, and by what sign. */
export function StruggleFields(props: FieldsOf<"struggle">) {
  const editing = useEditing();
  const options = [
    ["", t("triggers.field.anySign")] as const,
    ...signs.map((sign) => [sign, t(`triggers.sign.${sign}`)] as const),
  ];
  return (
    <div class="test-pair">
      <CountField
        label={t("triggers.field.score")}
        unit={t("triggers.field.percent")}
        value={Math.round(props.test.least * 100)}
        error={editing.wrong(`${props.place}.least`)}
        disabled={editing.disabled()}
        onInput={(percent) => percent !== undefined && props.onChange({ ...props.test, least: percent / 100 })}
      />
      <SelectField
        label={t("triggers.field.sign")}
        options={options}
        value={signs.find((sign) => sign === props.test.kind) ?? ""}
        disabled={editing.disabled()}
        onChange={(kind) =>
          props.onChange({ test: "struggle", least: props.test.least, ...(kind === "" ? {} : { kind }) })
        }
      />
    </div>
  );
}
