import { t } from "../../locales/strings.ts";
import type { Range } from "./amount-words.ts";
import { CountField } from "./count-field.tsx";
import { useEditing } from "./editing.tsx";

type RangeFieldsProps = { range: Range; unit: string; place: string; onChange(range: Range): void };

/** At least, at most, or both. */
export function RangeFields(props: RangeFieldsProps) {
  const editing = useEditing();
  const bound = (name: "least" | "most") => (
    <CountField
      label={t(`triggers.field.${name}`)}
      unit={props.unit}
      value={props.range[name]}
      error={editing.wrong(`${props.place}.${name}`)}
      disabled={editing.disabled()}
      onInput={(value) => {
        const { [name]: _, ...rest } = props.range;
        props.onChange(value === undefined ? rest : { ...rest, [name]: value });
      }}
    />
  );
  return (
    <div class="test-pair">
      {bound("least")}
      {bound("most")}
    </div>
  );
}
