import { createEffect, createSignal, on, Show } from "solid-js";
import { limits } from "#protocol/limits";
import type { Department, Rule } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { RuleSelect } from "./rule-select.tsx";

type DepartmentRowProps = {
  department: Department;
  /** The site's, which counts where the department has none. */
  rule: Rule;
  disabled: boolean;
  /** Why a name will not do, or null. */
  wrong(name: string): string | null;
  onChange(to: Partial<Department>): void;
  onRemove(): void;
};

/** One department: its name, its rule and hours or the site's, and whether it is open. */
export function DepartmentRow(props: DepartmentRowProps) {
  const scope = useSite();
  const [name, setName] = createSignal(props.department.name);
  createEffect(
    on(
      () => props.department.name,
      (told) => setName(told),
      { defer: true },
    ),
  );
  const error = () => (name() === props.department.name ? null : props.wrong(name()));
  const rename = () => {
    if (name().trim() === props.department.name) return setName(props.department.name);
    if (error() === null) props.onChange({ name: name().trim() });
  };
  const open = () =>
    scope.live.state().availability?.departments.find(({ id }) => id === props.department.id)?.open ?? null;
  const agents = () => scope.live.state().team.filter((mate) => servesDepartment(mate, props.department.id)).length;
  const errorId = () => `department-${props.department.id}-error`;
  return (
    <li class="department">
      <div class="department-name">
        <input
          class="input"
          aria-label={t("routing.nameOf", props.department.name)}
          aria-invalid={error() !== null}
          aria-describedby={error() === null ? undefined : errorId()}
          value={name()}
          maxLength={limits.name}
          disabled={props.disabled}
          onInput={(event) => setName(event.currentTarget.value)}
          onChange={rename}
          onKeyDown={(event) => {
            if (event.key === "Escape") setName(props.department.name);
            if (event.key === "Enter") event.currentTarget.blur();
          }}
        />
        <Show when={error()}>
          <span class="error" id={errorId()} role="alert">
            {error()}
          </span>
        </Show>
        <span class="muted department-facts">
          <Show when={open() !== null}>
            <span class="department-open" data-open={open()}>
              {t(open() ? "status.open" : "status.closed")}
            </span>
            {" · "}
          </Show>
          {t("routing.agents", agents())}
        </span>
      </div>
      <RuleSelect
        label={t("routing.ruleOf", props.department.name)}
        value={props.department.rule}
        inherited={props.rule}
        disabled={props.disabled}
        onChange={(rule) => props.onChange({ rule })}
      />
      <p class="department-hours">
        <span>{t(props.department.hours === null ? "routing.hoursInherited" : "routing.hoursOwn")}</span>{" "}
        <a href={`/sites/${scope.site().id}/hours?department=${props.department.id}`}>
          {t(props.disabled ? "routing.hoursShow" : "routing.hoursEdit")}
        </a>
      </p>
      <Show when={!props.disabled}>
        <button
          type="button"
          class="button plain danger"
          aria-label={t("routing.removeOf", props.department.name)}
          onClick={() => props.onRemove()}
        >
          {t("routing.remove")}
        </button>
      </Show>
    </li>
  );
}

/** Who names no department answers for all. */
const servesDepartment = ({ departments }: { departments: readonly string[] }, id: string): boolean =>
  departments.length === 0 || departments.includes(id);
