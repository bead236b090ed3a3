import { For } from "solid-js";
import { Field } from "../../ui/field.tsx";

type SelectFieldProps<T extends string> = {
  label: string;
  hint?: string | undefined;
  options: readonly (readonly [value: T, words: string])[];
  value: T;
  error?: string | null;
  disabled: boolean;
  onChange(value: T): void;
};

/** One of a few. */
export const SelectField = <T extends string>(props: SelectFieldProps<T>) => (
  <Field label={props.label} hint={props.hint} error={props.error}>
    {(ids) => (
      <select
        class="input"
        id={ids.id}
        aria-describedby={ids.describedBy}
        aria-invalid={ids.invalid}
        disabled={props.disabled}
        onChange={(event) => {
          const chosen = props.options.find(([value]) => value === event.currentTarget.value);
          if (chosen !== undefined) props.onChange(chosen[0]);
        }}
      >
        <For each={props.options}>
          {([value, words]) => (
            <option value={value} selected={value === props.value}>
              {words}
            </option>
          )}
        </For>
      </select>
    )}
  </Field>
);
