import { Knowable } from "#protocol/condition-test";
import { t } from "../../locales/strings.ts";
import { useEditing } from "./editing.tsx";
import type { FieldsOf } from "./fields-of.ts";
import { SelectField } from "./select-field.tsx";
import { YesNoField } from "./yes-no-field.tsx";

/** Whether something is known at all. */
export function KnownFields(props: FieldsOf<"known">) {
  const editing = useEditing();
  return (
    <div class="test-pair">
      <SelectField
        label={t("triggers.field.fact")}
        options={Knowable.options.map((fact) => [fact, t(`triggers.fact.${fact}`)] as const)}
        value={props.test.fact}
        disabled={editing.disabled()}
        onChange={(fact) => props.onChange({ ...props.test, fact })}
      />
      <YesNoField
        label={t("triggers.field.known")}
        value={props.test.known}
        yes={t("triggers.field.isKnown")}
        no={t("triggers.field.isUnknown")}
        disabled={editing.disabled()}
        onChange={(known) => props.onChange({ ...props.test, known })}
      />
    </div>
  );
}
