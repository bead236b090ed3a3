import { countryName, languageName } from "../../locales/names.ts";
import { t } from "../../locales/strings.ts";
import { useEditing } from "./editing.tsx";
import type { FieldsOf } from "./fields-of.ts";
import { NamesField } from "./names-field.tsx";
import { countries, languages } from "./places.ts";

/** Countries or languages, by name. */
export function PlaceFields(props: FieldsOf<"country" | "language">) {
  const editing = useEditing();
  const kind = props.test.test;
  const choices = kind === "country" ? countries() : languages();
  return (
    <NamesField
      label={t(`triggers.field.${kind}`)}
      value={props.test.in}
      choices={choices}
      nameOf={kind === "country" ? countryName : languageName}
      error={editing.wrongIn(`${props.place}.in`)}
      disabled={editing.disabled()}
      onChange={(codes) => props.onChange({ test: kind, in: codes })}
    />
  );
}
