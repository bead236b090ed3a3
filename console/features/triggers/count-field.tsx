import { Show } from "solid-js";
import { Field } from "../../ui/field.tsx";

type CountFieldProps = {
  label: string;
  unit?: string | undefined;
  hint?: string | undefined;
  value: number | undefined;
  error?: string | null;
  disabled: boolean;
  /** Nothing where the field is empty. */
  onInput(value: number | undefined): void;
};

/** A number that may be left out, with its unit. */
export const CountField = (props: CountFieldProps) => (
  <Field label={props.label} hint={props.hint} error={props.error}>
    {(ids) => (
      <span class="number">
        <input
          class="input"
          id={ids.id}
          type="number"
          min={0}
          step="any"
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid}
          value={props.value ?? ""}
          disabled={props.disabled}
          onInput={({ currentTarget: { valueAsNumber: value } }) =>
            props.onInput(Number.isNaN(value) ? undefined : value)
          }
          onBlur={({ currentTarget }) => {
            currentTarget.value = String(props.value ?? "");
          }}
        />
        <Show when={props.unit}>
          <span class="muted">{props.unit}</span>
        </Show>
      </span>
    )}
  </Field>
);
