import { createMemo, createSignal, For, Show } from "solid-js";
import { randomId } from "#protocol/ids";
import { limits } from "#protocol/limits";
import type { Department, Settings } from "#protocol/model";
import type { ChangeSettings } from "#protocol/rest";
import { t } from "../../locales/strings.ts";
import { TextField } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { createSettingsSaver } from "./create-settings-saver.ts";
import { DepartmentRow } from "./department-row.tsx";
import { SaveState } from "./save-state.tsx";

/** The parts of the team that visitors choose from. What is changed is saved at once; removing can be undone. */
export function Departments(props: { first: Settings; disabled: boolean }) {
  const saver = createSettingsSaver(props.first);
  const [name, setName] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const list = () => saver.settings().departments;
  const byId = createMemo(() => new Map(list().map((department) => [department.id, department])));
  const ids = createMemo(() => [...byId().keys()]);
  const wrong = (text: string, own?: string) => {
    if (text.trim() === "") return t("routing.nameMissing");
    const same = list().some((one) => one.id !== own && one.name.toLowerCase() === text.trim().toLowerCase());
    return same ? t("routing.nameTaken") : null;
  };

  const put = (departments: (latest: Department[]) => Department[]) =>
    saver.save((latest) => ({ departments: departments(latest.departments) }));
  const add = async () => {
    setTried(true);
    const sent = name();
    if (wrong(sent) !== null || saver.busy()) return;
    const added: Department = { id: randomId(), name: sent.trim(), rule: null, hours: null };
    if (!(await put((latest) => [...latest, added]))) return;
    // The next one's name may be begun by now.
    setName((now) => (now === sent ? "" : now));
    setTried(false);
  };
  const change = (id: string, to: Partial<Department>) =>
    put((latest) => latest.map((one) => (one.id === id ? { ...one, ...to } : one)));
  const remove = async (gone: Department) => {
    const at = list().findIndex(({ id }) => id === gone.id);
    let wasFallback = false;
    const done = await saver.save(({ departments, routing }) => {
      wasFallback = routing.fallback === gone.id;
      return {
        departments: departments.filter(({ id }) => id !== gone.id),
        // The fallback must be there: then it is the whole team.
        ...(wasFallback ? { routing: { ...routing, fallback: null } } : {}),
      };
    });
    if (!done) return;
    const putBack = ({ departments, routing }: Settings): ChangeSettings => ({
      departments: departments.toSpliced(at, 0, gone),
      ...(wasFallback && routing.fallback === null ? { routing: { ...routing, fallback: gone.id } } : {}),
    });
    showToast(t("routing.removed", gone.name), () => void saver.save(putBack));
  };

  return (
    <section class="card" aria-labelledby="routing-departments">
      <div class="card-head">
        <h2 id="routing-departments">
          {t("routing.departments")} <span class="muted numbers">{list().length || ""}</span>
        </h2>
        <SaveState busy={saver.busy()} saved={saver.saved()} failure={saver.failure()} />
      </div>
      <p class="muted">
        {t(list().length === 0 ? "routing.departmentsNone" : "routing.departmentsHint")}{" "}
        {list().length === 0 && !props.disabled ? t("routing.departmentsWhy") : ""}
      </p>
      <ul class="departments">
        <For each={ids()}>
          {(id) => (
            <Show when={byId().get(id)}>
              {(department) => (
                <DepartmentRow
                  department={department()}
                  rule={saver.settings().rule}
                  disabled={props.disabled}
                  wrong={(text) => wrong(text, id)}
                  onChange={(to) => void change(id, to)}
                  onRemove={() => void remove(department())}
                />
              )}
            </Show>
          )}
        </For>
      </ul>
      <Show when={!props.disabled}>
        <Show
          when={list().length < limits.departments}
          fallback={<p class="muted">{t("routing.many", limits.departments)}</p>}
        >
          <form
            class="department-add"
            onSubmit={(event) => {
              event.preventDefault();
              void add();
            }}
          >
            <TextField
              label={t("routing.newDepartment")}
              value={name()}
              onInput={setName}
              maxLength={limits.name}
              error={tried() ? wrong(name()) : null}
            />
            <button type="submit" class="button" aria-disabled={saver.busy()}>
              <Icon name="plus" size={16} />
              {t("routing.add")}
            </button>
          </form>
        </Show>
      </Show>
    </section>
  );
}
