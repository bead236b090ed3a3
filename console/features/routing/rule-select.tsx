import { For } from "solid-js";
import type { Rule } from "#protocol/model";
import { t } from "../../locales/strings.ts";

const rules: readonly Rule[] = ["both", "staffed", "hours"];

type RuleSelectProps = {
  label: string;
  value: Rule | null;
  inherited: Rule;
  disabled: boolean;
  onChange(rule: Rule | null): void;
};

/** When it is open: by a rule of its own, or as the site. */
export const RuleSelect = (props: RuleSelectProps) => (
  <select
    class="input"
    aria-label={props.label}
    disabled={props.disabled}
    onChange={(event) => {
      const { value } = event.currentTarget;
      props.onChange(rules.find((rule) => rule === value) ?? null);
    }}
  >
    <option value="" selected={props.value === null}>
      {t("routing.ruleInherited", t(`routing.rule.${props.inherited}`))}
    </option>
    <For each={rules}>
      {(rule) => (
        <option value={rule} selected={props.value === rule}>
          {t(`routing.rule.${rule}`)}
        </option>
      )}
    </For>
  </select>
);
