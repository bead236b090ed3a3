import { t } from "../../locales/strings.ts";
import { Field } from "../../ui/field.tsx";

type ColorFieldProps = { value: string; onInput(value: string): void; error: string | null; disabled: boolean };

/** A colour to pick or to write. */
export const ColorField = (props: ColorFieldProps) => (
  <Field label={t("settings.color")} hint={t("settings.colorHint")} error={props.error}>
    {(ids) => (
      <div class="color">
        <input
          type="color"
          aria-label={t("settings.pickColor")}
          value={props.error === null ? props.value : "#000000"}
          disabled={props.disabled}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
        <input
          class="input"
          id={ids.id}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid}
          spellcheck={false}
          maxLength={7}
          value={props.value}
          disabled={props.disabled}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      </div>
    )}
  </Field>
);
