import { For } from "solid-js";
import type { Restraint } from "#protocol/trigger";
import { t } from "../../locales/strings.ts";
import { CountField } from "./count-field.tsx";
import { useEditing } from "./editing.tsx";

const bounds = ["perVisit", "perWeek", "quietDays"] as const;

/** How often all triggers together may speak to one visitor [TRG9]. */
export function RestraintCard(props: { restraint: Restraint; onChange(restraint: Restraint): void }) {
  const editing = useEditing();
  return (
    <section class="card" aria-labelledby="triggers-restraint">
      <h2 id="triggers-restraint">{t("triggers.restraint")}</h2>
      <p class="muted">{t("triggers.restraintHint")}</p>
      <div class="restraint">
        <For each={bounds}>
          {(name) => (
            <CountField
              label={t(`triggers.${name}`)}
              unit={name === "quietDays" ? t("triggers.days") : undefined}
              value={props.restraint[name]}
              error={editing.wrong(`restraint.${name}`)}
              disabled={editing.disabled()}
              onInput={(value) => value !== undefined && props.onChange({ ...props.restraint, [name]: value })}
            />
          )}
        </For>
      </div>
    </section>
  );
}
