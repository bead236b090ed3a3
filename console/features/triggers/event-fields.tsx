import { limits } from "#protocol/limits";
import { t } from "../../locales/strings.ts";
import { TextField } from "../../ui/field.tsx";
import { CountField } from "./count-field.tsx";
import { useEditing } from "./editing.tsx";
import type { FieldsOf } from "./fields-of.ts";

/** What happened on the page, how often, how lately. */
export function EventFields(props: FieldsOf<"event">) {
  const editing = useEditing();
  const amount = (name: "times" | "within" | "after") => (
    <CountField
      label={t(`triggers.field.${name}`)}
      unit={name === "times" ? undefined : t("triggers.field.seconds")}
      value={props.test[name] ?? (name === "times" ? 1 : undefined)}
      error={editing.wrong(`${props.place}.${name}`)}
      disabled={editing.disabled()}
      onInput={(value) => {
        const { [name]: _, ...rest } = props.test;
        props.onChange(value === undefined ? rest : { ...rest, [name]: value });
      }}
    />
  );
  return (
    <>
      <TextField
        label={t("triggers.field.event")}
        hint={t("triggers.field.eventHint")}
        value={props.test.name}
        maxLength={limits.attributeKey}
        error={editing.wrong(`${props.place}.name`)}
        disabled={editing.disabled()}
        onInput={(name) => props.onChange({ ...props.test, name })}
      />
      <div class="test-pair">
        {amount("times")}
        {amount("within")}
        {amount("after")}
      </div>
    </>
  );
}
