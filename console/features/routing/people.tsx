import { createMemo, For, Show } from "solid-js";
import type { Settings } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { PersonRow } from "./person-row.tsx";

/** Who answers what: departments, skills, and how much at once, for each member on this site. */
export function People(props: { settings: Settings; disabled: boolean }) {
  const scope = useSite();
  const byId = createMemo(() => new Map(scope.live.state().team.map((mate) => [mate.id, mate])));
  const ids = createMemo(() => [...byId().keys()]);
  const skills = createMemo(() => [...new Set(scope.live.state().team.flatMap((mate) => mate.skills))].sort());
  return (
    <section class="card" aria-labelledby="routing-people">
      <h2 id="routing-people">{t("routing.people")}</h2>
      <p class="muted">{t("routing.peopleHint")}</p>
      <datalist id="routing-skills">
        <For each={skills()}>{(skill) => <option value={skill} />}</For>
      </datalist>
      <ul class="people">
        <For each={ids()}>
          {(id) => (
            <Show when={byId().get(id)}>
              {(mate) => <PersonRow mate={mate()} settings={props.settings} disabled={props.disabled} />}
            </Show>
          )}
        </For>
      </ul>
    </section>
  );
}
