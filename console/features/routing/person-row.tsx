import { For, Show } from "solid-js";
import type { Settings, Teammate } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { presenceOf } from "../../live/presence.ts";
import { useMe } from "../../live/session.tsx";
import { t } from "../../locales/strings.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { CapacityField } from "./capacity-field.tsx";
import { createWork } from "./create-work.ts";
import { SaveState } from "./save-state.tsx";
import { SkillsField } from "./skills-field.tsx";

type PersonRowProps = { mate: Teammate; settings: Settings; disabled: boolean };

/** What one agent takes on this site. Each change is saved at once. */
export function PersonRow(props: PersonRowProps) {
  const scope = useSite();
  const me = useMe();
  const work = createWork(scope.site().id, props.mate.id, () => {
    const { departments, skills, capacity } = props.mate;
    return { departments, skills, capacity };
  });
  const all = () => props.settings.departments;
  /** Without those that were removed meanwhile. */
  const chosen = () => work.value().departments.filter((id) => all().some((department) => department.id === id));
  const isStranded = () => work.value().departments.length > 0 && chosen().length === 0;
  const toggle = (id: string, on: boolean) => {
    const next = chosen().filter((one) => one !== id);
    work.change({ departments: on ? [...next, id] : next });
  };
  return (
    <li class="person">
      <div class="person-who">
        <Avatar name={props.mate.name} id={props.mate.id} small />
        <strong class="cut">{props.mate.name}</strong>
        <Show when={props.mate.id === me().user.id}>
          <span class="muted">{t("team.you")}</span>
        </Show>
        <span class="dot" data-status={presenceOf(props.mate)} />
        <span class="muted numbers">{t("transfer.load", props.mate.load, props.mate.most)}</span>
        <SaveState busy={work.busy()} saved={work.saved()} failure={work.failure()} />
      </div>
      <Show when={all().length > 0}>
        <fieldset class="person-departments" disabled={props.disabled}>
          <legend>{t("routing.departments")}</legend>
          <For each={all()}>
            {(department) => (
              <label class="pick">
                <input
                  type="checkbox"
                  checked={chosen().includes(department.id)}
                  onChange={(event) => toggle(department.id, event.currentTarget.checked)}
                />
                {department.name}
              </label>
            )}
          </For>
          <span class="muted">
            {t(isStranded() ? "routing.stranded" : chosen().length === 0 ? "routing.allDepartments" : "routing.only")}
          </span>
        </fieldset>
      </Show>
      <SkillsField
        name={props.mate.name}
        value={work.value().skills}
        disabled={props.disabled}
        onChange={(skills) => work.change({ skills })}
      />
      <CapacityField
        name={props.mate.name}
        value={work.value().capacity}
        site={props.settings.routing.capacity}
        disabled={props.disabled}
        onChange={(capacity) => work.change({ capacity })}
      />
    </li>
  );
}
