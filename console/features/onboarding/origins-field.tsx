import { t } from "../../locales/strings.ts";
import { Field } from "../../ui/field.tsx";
import { readOrigins } from "./origins.ts";

type OriginsFieldProps = { value: string; onInput(value: string): void; error: string | null; disabled?: boolean };

/** Origins, one a line; leaving the field writes them as the server will keep them. */
export const OriginsField = (props: OriginsFieldProps) => (
  <Field label={t("origins.label")} hint={t("origins.hint")} error={props.error}>
    {(ids) => (
      <textarea
        class="input"
        id={ids.id}
        rows={3}
        spellcheck={false}
        disabled={props.disabled}
        value={props.value}
        aria-describedby={ids.describedBy}
        aria-invalid={ids.invalid}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onBlur={() => {
          const read = readOrigins(props.value);
          if (read.ok) props.onInput(read.origins.join("\n"));
        }}
      />
    )}
  </Field>
);
