import { For } from "solid-js";
import type { Rule } from "#protocol/model";
import { t } from "../../locales/strings.ts";

type RuleFieldProps = { value: Rule | null; site: boolean; onInput(rule: Rule | null): void; disabled: boolean };

const rules = ["both", "hours", "staffed"] as const;

/** What makes it open. A department may leave that to the site. */
export const RuleField = (props: RuleFieldProps) => (
  <section class="card" aria-labelledby="hours-rule">
    <h2 id="hours-rule">{t("hours.rule")}</h2>
    <fieldset class="hours-choices" disabled={props.disabled} aria-labelledby="hours-rule">
      <For each={props.site ? rules : [null, ...rules]}>
        {(rule) => (
          <label class="check">
            <input type="radio" name="rule" checked={props.value === rule} onChange={() => props.onInput(rule)} />
            <span>{t(`hours.rules.${rule ?? "asSite"}`)}</span>
            <span class="hint">{t(`hours.ruleHints.${rule ?? "asSite"}`)}</span>
          </label>
        )}
      </For>
    </fieldset>
  </section>
);
