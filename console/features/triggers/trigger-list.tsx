import { createMemo, For, Show } from "solid-js";
import { randomId } from "#protocol/ids";
import { limits } from "#protocol/limits";
import type { Trigger } from "#protocol/trigger";
import { t } from "../../locales/strings.ts";
import { AddTrigger } from "./add-trigger.tsx";
import { useEditing } from "./editing.tsx";
import { inOrder, moveTrigger } from "./order.ts";
import { TriggerRow } from "./trigger-row.tsx";

type TriggerListProps = {
  triggers: readonly Trigger[];
  onOpen(id: string): void;
  /** `words` say what can be undone. */
  onChange(triggers: Trigger[], words?: string): void;
};

/** All triggers in the order in which they are asked. */
export function TriggerList(props: TriggerListProps) {
  const editing = useEditing();
  const order = createMemo(() => inOrder(props.triggers));
  const byId = createMemo(() => new Map(order().map((trigger) => [trigger.id, trigger])));
  const ids = createMemo(() => [...byId().keys()]);
  let dragged = "";
  const placeOf = (id: string) => `triggers.${props.triggers.findIndex((one) => one.id === id)}`;
  const change = (id: string, to: Partial<Trigger>) =>
    props.onChange(props.triggers.map((one) => (one.id === id ? { ...one, ...to } : one)));
  const moveTo = (id: string, to: number) => {
    const index = Math.min(Math.max(to, 0), ids().length - 1);
    if (id !== ids()[index]) props.onChange(moveTrigger(props.triggers, id, index));
  };
  const add = (trigger: Trigger) => {
    props.onChange(inOrder([...props.triggers, trigger]));
    props.onOpen(trigger.id);
  };
  const duplicate = (trigger: Trigger, at: number) => {
    const name = t("triggers.copyOf", trigger.name).slice(0, limits.name);
    props.onChange(order().toSpliced(at + 1, 0, { ...trigger, id: randomId(), name, on: false }));
  };
  return (
    <section class="card" aria-labelledby="triggers-list">
      <h2 id="triggers-list">
        {t("triggers.list")} <span class="muted numbers">{ids().length || ""}</span>
      </h2>
      <p class="muted">{t(ids().length === 0 ? "triggers.noneHint" : "triggers.listHint")}</p>
      <ol class="triggers">
        <For each={ids()}>
          {(id, index) => (
            <Show when={byId().get(id)}>
              {(trigger) => (
                <TriggerRow
                  trigger={trigger()}
                  isFirst={index() === 0}
                  isLast={index() === ids().length - 1}
                  wrong={editing.wrongIn(placeOf(id)) !== null}
                  onOpen={() => props.onOpen(id)}
                  onChange={(to) => change(id, to)}
                  onMove={(by) => moveTo(id, index() + by)}
                  onDrag={() => {
                    dragged = id;
                  }}
                  onDrop={() => moveTo(dragged, index())}
                  onDuplicate={() => duplicate(trigger(), index())}
                  onRemove={() =>
                    props.onChange(
                      props.triggers.filter((one) => one.id !== id),
                      t("triggers.removed", trigger().name || t("triggers.newTrigger")),
                    )
                  }
                />
              )}
            </Show>
          )}
        </For>
      </ol>
      <Show when={!editing.disabled()}>
        <Show
          when={ids().length < limits.triggers}
          fallback={<p class="muted">{t("triggers.full", limits.triggers)}</p>}
        >
          <AddTrigger first={ids().length === 0} onAdd={add} />
        </Show>
      </Show>
    </section>
  );
}
