import { t } from "../../locales/strings.ts";
import { useEditing } from "./editing.tsx";
import type { FieldsOf } from "./fields-of.ts";
import { RangeFields } from "./range-fields.tsx";
import { SelectField } from "./select-field.tsx";

/** How many things are in it, or what they are worth. */
export function BasketFields(props: FieldsOf<"basket">) {
  const editing = useEditing();
  return (
    <>
      <SelectField
        label={t("triggers.field.basketOf")}
        options={[
          ["items", t("triggers.field.basketItems")],
          ["value", t("triggers.field.basketValue")],
        ]}
        value={props.test.of}
        disabled={editing.disabled()}
        onChange={(of) => props.onChange({ ...props.test, of })}
      />
      <RangeFields
        range={props.test}
        unit={t(props.test.of === "items" ? "triggers.field.items" : "triggers.field.money")}
        place={props.place}
        onChange={(range) => props.onChange({ test: "basket", of: props.test.of, ...range })}
      />
    </>
  );
}
