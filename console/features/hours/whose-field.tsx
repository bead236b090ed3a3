import { For } from "solid-js";
import type { Department } from "#protocol/model";
import { t } from "../../locales/strings.ts";
import { Field } from "../../ui/field.tsx";
import { SITE, type Whose } from "./create-hours-draft.ts";

type WhoseFieldProps = { value: Whose; onInput(whose: Whose): void; departments: readonly Department[]; site: string };

/** Whose hours are shown: the site's, or those of one department. */
export const WhoseField = (props: WhoseFieldProps) => (
  <Field label={t("hours.whose")}>
    {(ids) => (
      <select
        class="input hours-narrow"
        id={ids.id}
        value={props.value}
        onChange={(event) => {
          props.onInput(event.currentTarget.value);
          // It may not be left yet.
          event.currentTarget.value = props.value;
        }}
      >
        <option value={SITE}>{t("hours.site", props.site)}</option>
        <For each={props.departments}>{(one) => <option value={one.id}>{one.name}</option>}</For>
      </select>
    )}
  </Field>
);
