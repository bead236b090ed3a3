import { createSignal, For, Show } from "solid-js";
import { presets } from "#engage";
import { randomId } from "#protocol/ids";
import type { Trigger } from "#protocol/trigger";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { useEditing } from "./editing.tsx";

type AddTriggerProps = {
  /** There is none yet: what can be begun with is shown at once. */
  first: boolean;
  onAdd(trigger: Trigger): void;
};

const ways = ["greeting", "basket", "country", "technical", "dataSheet", "empty"] as const;
type Way = (typeof ways)[number];

/** Begins a trigger with one of the presets, or with nothing. */
export function AddTrigger(props: AddTriggerProps) {
  const editing = useEditing();
  const [open, setOpen] = createSignal(false);
  const add = (way: Way) => {
    setOpen(false);
    const id = randomId();
    if (way === "empty") return props.onAdd(empty(id));
    // Where the site calls one so, it is meant.
    const technical = editing.departments().find(({ name }) => /tech/i.test(name));
    const department = way === "technical" ? (technical?.id ?? null) : null;
    props.onAdd(presets[way]({ id, name: t(`triggers.presets.${way}`), department }));
  };
  return (
    <div class="trigger-add">
      <Show when={!props.first}>
        <button type="button" class="button" aria-expanded={open()} onClick={() => setOpen(!open())}>
          <Icon name="plus" size={16} />
          {t("triggers.add")}
        </button>
      </Show>
      <Show when={props.first || open()}>
        <p class="muted">{t("triggers.presetHint")}</p>
        <ul class="presets">
          <For each={ways}>
            {(way) => (
              <li>
                <button type="button" class="preset" onClick={() => add(way)}>
                  <strong>{t(`triggers.presets.${way}`)}</strong>
                  <span class="muted">{t(`triggers.presetSays.${way}`)}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  );
}

const empty = (id: string): Trigger => ({
  ...{ id, name: t("triggers.newTrigger"), on: false, when: { all: [] } },
  does: [{ do: "invite", as: "bubble", to: "chat" }],
  texts: [{ language: "en", says: [""] }],
  ...{ holdout: 0, priority: 0 },
});
