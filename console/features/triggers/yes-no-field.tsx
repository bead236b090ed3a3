import { SelectField } from "./select-field.tsx";

type YesNoFieldProps = {
  label: string;
  yes: string;
  no: string;
  value: boolean;
  disabled: boolean;
  onChange(value: boolean): void;
};

/** One of two, each in words of its own. */
export const YesNoField = (props: YesNoFieldProps) => (
  <SelectField
    label={props.label}
    options={[
      ["yes", props.yes],
      ["no", props.no],
    ]}
    value={props.value ? "yes" : "no"}
    disabled={props.disabled}
    onChange={(value) => props.onChange(value === "yes")}
  />
);
