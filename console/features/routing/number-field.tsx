import { Field } from "../../ui/field.tsx";

type NumberFieldProps = {
  label: string;
  unit: string;
  value: number;
  error: string | null;
  disabled: boolean;
  /** NaN while there is no number in it. */
  onInput(value: number): void;
};

/** A whole number with its unit. */
export const NumberField = (props: NumberFieldProps) => (
  <Field label={props.label} error={props.error}>
    {(ids) => (
      <span class="number">
        <input
          class="input"
          id={ids.id}
          type="number"
          step={1}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid}
          value={Number.isNaN(props.value) ? "" : props.value}
          disabled={props.disabled}
          onInput={(event) => props.onInput(event.currentTarget.valueAsNumber)}
        />
        <span class="muted">{props.unit}</span>
      </span>
    )}
  </Field>
);
