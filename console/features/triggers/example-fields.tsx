import { createSignal, Show } from "solid-js";
import { Device } from "#protocol/device";
import { countryName, languageName } from "../../locales/names.ts";
import { t } from "../../locales/strings.ts";
import { Field, TextField } from "../../ui/field.tsx";
import { CountField } from "./count-field.tsx";
import type { Example } from "./example.ts";
import { LinesField } from "./lines-field.tsx";
import { type Choice, countries, languages } from "./places.ts";
import { SelectField } from "./select-field.tsx";

type ExampleFieldsProps = { example: Example; onChange(change: Partial<Example>): void };

/** Who the visitor is that it is tried on. */
export function ExampleFields(props: ExampleFieldsProps) {
  const [more, setMore] = createSignal(false);
  const Seconds = (own: { name: "onPage" | "onSite" }) => (
    <CountField
      label={t(`triggers.preview.${own.name}`)}
      value={props.example[own.name]}
      disabled={false}
      onInput={(value = 0) => props.onChange({ [own.name]: value })}
    />
  );
  const Count = (own: { name: "items" | "value" | "visits" }) => (
    <CountField
      label={t(`triggers.preview.${own.name}`)}
      value={props.example[own.name] ?? undefined}
      disabled={false}
      onInput={(value) => props.onChange({ [own.name]: value ?? null })}
    />
  );
  const Text = (own: { name: "path" | "title" | "referrer" | "campaign" | "name" }) => (
    <TextField
      label={t(`triggers.preview.${own.name === "title" ? "pageTitle" : own.name}`)}
      value={props.example[own.name]}
      maxLength={200}
      onInput={(value) => props.onChange({ [own.name]: value })}
    />
  );
  const Lines = (own: { name: "before" | "attributes" | "events" }) => (
    <LinesField
      label={t(`triggers.preview.${own.name}`)}
      lines={props.example[own.name]}
      disabled={false}
      onInput={(lines) => props.onChange({ [own.name]: lines })}
    />
  );
  const Box = (own: { name: "answered" | "within" | "typing" | "talking" }) => (
    <label class="check">
      <input
        type="checkbox"
        checked={props.example[own.name]}
        onChange={(event) => props.onChange({ [own.name]: event.currentTarget.checked })}
      />
      <span>{t(`triggers.preview.${own.name}`)}</span>
    </label>
  );
  const choices = (list: readonly Choice[], chosen: string, nameOf: (code: string) => string) => [
    ["", t("triggers.preview.unknownPlace")] as const,
    ...(chosen === "" || list.some(({ code }) => code === chosen) ? [] : [[chosen, nameOf(chosen)] as const]),
    ...list.map(({ code, name }) => [code, name] as const),
  ];
  const [places, spoken] = [countries(), languages()];
  return (
    <div class="example">
      <Text name="path" />
      <Seconds name="onPage" />
      <Seconds name="onSite" />
      <SelectField
        label={t("triggers.preview.country")}
        options={choices(places, props.example.country, countryName)}
        value={props.example.country}
        disabled={false}
        onChange={(country) => props.onChange({ country })}
      />
      <SelectField
        label={t("triggers.preview.language")}
        options={choices(spoken, props.example.language, languageName)}
        value={props.example.language}
        disabled={false}
        onChange={(language) => props.onChange({ language })}
      />
      <Count name="items" />
      <Box name="answered" />
      <button type="button" class="button plain" aria-expanded={more()} onClick={() => setMore(!more())}>
        {t("triggers.preview.more")}
      </button>
      <Show when={more()}>
        <Text name="title" />
        <Text name="name" />
        <SelectField
          label={t("triggers.preview.device")}
          options={Device.options.map((device) => [device, t(`triggers.field.devices.${device}`)] as const)}
          value={props.example.device}
          disabled={false}
          onChange={(device) => props.onChange({ device })}
        />
        <Count name="visits" />
        <Count name="value" />
        <Field label={t("triggers.preview.struggle")}>
          {(ids) => (
            <input
              class="input"
              id={ids.id}
              type="range"
              min={0}
              max={100}
              value={(props.example.struggle ?? 0) * 100}
              onInput={(event) => props.onChange({ struggle: event.currentTarget.valueAsNumber / 100 })}
            />
          )}
        </Field>
        <Text name="referrer" />
        <Text name="campaign" />
        <Lines name="before" />
        <Lines name="events" />
        <Lines name="attributes" />
        <Box name="within" />
        <Box name="typing" />
        <Box name="talking" />
      </Show>
    </div>
  );
}
