import { t } from "../../locales/strings.ts";
import { useEditing } from "./editing.tsx";
import { SelectField } from "./select-field.tsx";

type NamedFieldProps = {
  label: string;
  list: readonly { id: string; name: string }[];
  /** An id; one that is not in the list has to be chosen again. */
  value: string;
  error: string | null;
  onChange(id: string): void;
};

/** A department or a segment, by name. */
export function NamedField(props: NamedFieldProps) {
  const editing = useEditing();
  const options = () => [
    ...(props.list.some(({ id }) => id === props.value) ? [] : [[props.value, t("triggers.field.choose")] as const]),
    ...props.list.map(({ id, name }) => [id, name] as const),
  ];
  return (
    <SelectField
      label={props.label}
      options={options()}
      value={props.value}
      error={props.error}
      disabled={editing.disabled()}
      onChange={props.onChange}
    />
  );
}
