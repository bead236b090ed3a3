import { createUniqueId, type JSX, onMount, Show } from "solid-js";
import { Icon } from "./icon.tsx";

type FieldProps = {
  label: string;
  hint?: string | undefined;
  error?: string | null | undefined;
  /** Draws the control with the ids that tie it to its label, hint and error. */
  children: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => JSX.Element;
};

/** A control with its label, hint and error. */
export function Field(props: FieldProps) {
  const id = createUniqueId();
  const describedBy = () =>
    [props.hint === undefined ? "" : `${id}-hint`, props.error ? `${id}-error` : ""].filter(Boolean).join(" ") ||
    undefined;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.children({
        id,
        get describedBy() {
          return describedBy();
        },
        get invalid() {
          return Boolean(props.error);
        },
      })}
      <Show when={props.hint}>
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      </Show>
      <Show when={props.error}>
        <span class="error" id={`${id}-error`} role="alert">
          <Icon name="alert" size={16} />
          {props.error}
        </span>
      </Show>
    </div>
  );
}

type TextFieldProps = Omit<FieldProps, "children"> & {
  value: string;
  onInput(value: string): void;
  type?: "text" | "email" | "password";
  autocomplete?: string;
  required?: boolean;
  disabled?: boolean;
  /** Written in first, once it is there. */
  first?: boolean;
  minLength?: number;
  maxLength?: number;
};

export function TextField(props: TextFieldProps) {
  let input: HTMLInputElement | undefined;
  onMount(() => props.first && input?.focus());
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(ids) => (
        <input
          class="input"
          id={ids.id}
          ref={input}
          type={props.type ?? "text"}
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid}
          autocomplete={props.autocomplete ?? "off"}
          required={props.required}
          disabled={props.disabled}
          minLength={props.minLength}
          maxLength={props.maxLength}
        />
      )}
    </Field>
  );
}
