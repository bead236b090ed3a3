import { For, Show } from "solid-js";
import type { Trigger } from "#protocol/trigger";
import { t } from "../../locales/strings.ts";
import {
  departmentOf,
  type Shown,
  showAs,
  shownOf,
  toldOf,
  visibleOf,
  withDepartment,
  withTold,
  withVisible,
} from "./actions.ts";
import { useEditing } from "./editing.tsx";
import { ErrorLine } from "./error-line.tsx";
import { SelectField } from "./select-field.tsx";
import { TagsField } from "./tags-field.tsx";
import { VisibleFields } from "./visible-fields.tsx";

type ActionCardProps = { does: Trigger["does"]; place: string; onChange(does: Trigger["does"]): void };

const ways: readonly Shown[] = ["bubble", "launcher", "inline", "article", "nothing"];

/** What visitors see of it, to whom it leads, and what happens quietly. */
export function ActionCard(props: ActionCardProps) {
  const editing = useEditing();
  const visible = () => visibleOf(props.does);
  const department = () => departmentOf(props.does);
  const told = () => toldOf(props.does);
  const tellable = () => [
    { id: null, name: t("triggers.does.everybody") },
    ...editing.departments().map(({ id, name }) => ({ id, name })),
  ];
  const placeOf = (kind: "department" | "tell") => {
    const index = props.does.findIndex((one) => one.do === kind);
    return `${props.place}.${index}`;
  };
  return (
    <section class="card" aria-labelledby="trigger-does">
      <h2 id="trigger-does">{t("triggers.doesTitle")}</h2>
      <ErrorLine error={editing.wrong(props.place)} />
      <SelectField
        label={t("triggers.does.show")}
        options={ways.map((way) => [way, t(`triggers.does.${way}`)] as const)}
        value={shownOf(visible())}
        disabled={editing.disabled()}
        onChange={(way) => props.onChange(withVisible(props.does, showAs(way, visible())))}
      />
      <Show when={visible()}>
        {(shown) => (
          <VisibleFields
            visible={shown()}
            place={`${props.place}.0`}
            onChange={(to) => props.onChange(withVisible(props.does, to))}
          />
        )}
      </Show>
      <Show when={editing.departments().length > 0 || department() !== null}>
        <SelectField
          label={t("triggers.does.department")}
          options={[
            ["", t("triggers.does.anyDepartment")],
            ...missing(department()),
            ...editing.departments().map(({ id, name }) => [id, name] as const),
          ]}
          value={department() ?? ""}
          error={editing.wrongIn(placeOf("department"))}
          disabled={editing.disabled()}
          onChange={(id) => props.onChange(withDepartment(props.does, id === "" ? null : id))}
        />
      </Show>
      <TagsField does={props.does} onChange={props.onChange} />
      <fieldset class="person-departments">
        <legend>{t("triggers.does.tell")}</legend>
        <For each={tellable()}>
          {({ id, name }) => (
            <label class="pick">
              <input
                type="checkbox"
                checked={told().includes(id)}
                disabled={editing.disabled()}
                onChange={(event) => {
                  const others = told().filter((one) => one !== id);
                  props.onChange(withTold(props.does, event.currentTarget.checked ? [...others, id] : others));
                }}
              />
              {name}
            </label>
          )}
        </For>
        <ErrorLine error={editing.wrongIn(placeOf("tell"))} />
      </fieldset>
    </section>
  );

  /** One that is gone is still said to be what is chosen. */
  function missing(id: string | null): (readonly [string, string])[] {
    const isGone = id !== null && !editing.departments().some((one) => one.id === id);
    return isGone ? [[id, t("triggers.does.goneDepartment")]] : [];
  }
}
