import { createEffect, createSignal, createUniqueId, For, on } from "solid-js";
import { t } from "../../locales/strings.ts";
import { Field } from "../../ui/field.tsx";

type ZoneFieldProps = {
  label: string;
  hint?: string;
  value: string;
  /** Called with zones of the list only. */
  onInput(zone: string): void;
  disabled?: boolean;
};

export const browserZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** This browser's own first. */
const zones = (): string[] => [...new Set([browserZone(), "UTC", ...Intl.supportedValuesOf("timeZone")])];

/** A time zone to search for by typing. */
export function ZoneField(props: ZoneFieldProps) {
  const list = createUniqueId();
  const all = zones();
  const [typed, setTyped] = createSignal(props.value);
  createEffect(on(() => props.value, setTyped));
  const find = (text: string) =>
    all.find((zone) => zone.toLowerCase() === text.trim().replaceAll(" ", "_").toLowerCase());
  const isKnown = () => typed() === props.value || find(typed()) !== undefined;
  return (
    <Field label={props.label} hint={props.hint} error={isKnown() ? null : t("hours.zoneWrong")}>
      {(ids) => (
        <>
          <input
            class="input hours-narrow"
            id={ids.id}
            list={list}
            value={typed()}
            disabled={props.disabled}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid}
            autocomplete="off"
            spellcheck={false}
            onFocus={(event) => event.currentTarget.select()}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              const zone = find(typed());
              if (zone !== undefined && zone !== props.value) props.onInput(zone);
            }}
          />
          <datalist id={list}>
            <For each={all}>{(zone) => <option value={zone} />}</For>
          </datalist>
        </>
      )}
    </Field>
  );
}
