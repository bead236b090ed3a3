import { createUniqueId } from "solid-js";
import { limits } from "#protocol/limits";
import { t } from "../../locales/strings.ts";

type CapacityFieldProps = {
  name: string;
  value: number | null;
  /** The site's number, which counts where the field is empty. */
  site: number;
  disabled: boolean;
  onChange(capacity: number | null): void;
};

/** Conversations at once; empty is as the site. */
export function CapacityField(props: CapacityFieldProps) {
  const id = createUniqueId();
  const change = (field: HTMLInputElement) => {
    const number = Number(field.value);
    if (field.value === "") props.onChange(null);
    else if (Number.isInteger(number) && number >= 1 && number <= limits.capacity) props.onChange(number);
    else field.reportValidity();
  };
  return (
    <div class="person-capacity">
      <label for={id}>{t("routing.capacity")}</label>
      <input
        class="input"
        id={id}
        type="number"
        min={1}
        max={limits.capacity}
        step={1}
        aria-label={t("routing.capacityOf", props.name)}
        placeholder={t("routing.capacitySite", props.site)}
        value={props.value ?? ""}
        disabled={props.disabled}
        onChange={(event) => change(event.currentTarget)}
      />
    </div>
  );
}
