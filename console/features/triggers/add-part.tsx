import { For, Show } from "solid-js";
import type { Condition } from "#protocol/condition";
import { limits } from "#protocol/limits";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { kinds, newTest, type TestKind } from "./new-test.ts";

type AddPartProps = {
  kinds: readonly TestKind[];
  hasRoom: boolean;
  mayNest: boolean;
  onAdd(condition: Condition): void;
};

const families = ["behaviour", "visitor", "shop", "team"] as const;

/** Another condition of a group, by its kind, or a group in it. */
export function AddPart(props: AddPartProps) {
  const inFamily = (family: (typeof families)[number]) =>
    kinds[family].filter((kind) => props.kinds.some((one) => one === kind));
  return (
    <Show when={props.hasRoom} fallback={<p class="muted">{t("triggers.group.tooMany", limits.conditionNodes)}</p>}>
      <div class="group-add">
        <select
          class="input"
          aria-label={t("triggers.group.addTest")}
          onChange={(event) => {
            const chosen = props.kinds.find((kind) => kind === event.currentTarget.value);
            event.currentTarget.value = "";
            if (chosen !== undefined) props.onAdd(newTest(chosen));
          }}
        >
          <option value="">{t("triggers.group.addTest")}</option>
          <For each={families.filter((family) => inFamily(family).length > 0)}>
            {(family) => (
              <optgroup label={t(`triggers.groups.${family}`)}>
                <For each={inFamily(family)}>
                  {(kind) => <option value={kind}>{t(`triggers.kind.${kind}`)}</option>}
                </For>
              </optgroup>
            )}
          </For>
        </select>
        <Show
          when={props.mayNest}
          fallback={<span class="muted">{t("triggers.group.tooDeep", limits.conditionDepth)}</span>}
        >
          <button type="button" class="button" onClick={() => props.onAdd({ any: [] })}>
            <Icon name="plus" size={16} />
            {t("triggers.group.addGroup")}
          </button>
        </Show>
      </div>
    </Show>
  );
}
