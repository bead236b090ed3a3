import { Index, onCleanup, Show } from "solid-js";
import type { Condition } from "#protocol/condition";
import type { Test } from "#protocol/condition-test";
import { limits } from "#protocol/limits";
import { t } from "../../locales/strings.ts";
import { showToast } from "../../ui/toasts.tsx";
import { AddPart } from "./add-part.tsx";
import { useEditing } from "./editing.tsx";
import { ErrorLine } from "./error-line.tsx";
import { fromGroup, type GroupKind, isGroup, placeOfPart, toGroup } from "./group.ts";
import type { TestKind } from "./new-test.ts";
import { SelectField } from "./select-field.tsx";
import { TestCard } from "./test-card.tsx";

type GroupFieldsProps = {
  condition: Condition;
  place: string;
  /** Levels of nesting above it. */
  above: number;
  /** Tests and groups that still fit. */
  room: number;
  kinds: readonly TestKind[];
  onChange(condition: Condition): void;
  /** None for the whole. */
  onRemove?: () => void;
};

/** Conditions beside each other and how they count; some of them may be groups again. */
export function GroupFields(props: GroupFieldsProps) {
  const editing = useEditing();
  const group = () => toGroup(props.condition);
  const put = (parts: readonly Condition[]) => props.onChange(fromGroup({ kind: group().kind, parts }));
  const change = (index: number, to: Condition) => put(group().parts.with(index, to));
  /** Only the last thing can be undone, and only here. */
  let dropUndo = () => {};
  onCleanup(() => dropUndo());
  /** The way back puts it where it was, in what is there by then. */
  const remove = (index: number) => {
    const gone = group().parts[index];
    if (gone === undefined) return;
    put(group().parts.toSpliced(index, 1));
    dropUndo();
    dropUndo = showToast(t("triggers.group.removed"), () => put(group().parts.toSpliced(index, 0, gone)));
  };
  const depth = () => props.above + (group().kind === "none" ? 2 : 1);
  return (
    <fieldset class="group" aria-label={t(`triggers.group.${group().kind}`)}>
      <div class="group-head">
        <SelectField<GroupKind>
          label={t("triggers.group.label")}
          options={(["all", "any", "none"] as const).map((kind) => [kind, t(`triggers.group.${kind}`)] as const)}
          value={group().kind}
          disabled={editing.disabled()}
          onChange={(kind) => props.onChange(fromGroup({ kind, parts: group().parts }))}
        />
        <Show when={!editing.disabled() && props.onRemove}>
          {(onRemove) => (
            <button type="button" class="button plain danger" onClick={() => onRemove()()}>
              {t("triggers.group.removeGroup")}
            </button>
          )}
        </Show>
      </div>
      <ErrorLine error={editing.wrong(props.place) ?? editing.wrong(`${props.place}.any`) ?? wrongInNot()} />
      <Show when={group().parts.length === 0 && group().kind === "all"}>
        <p class="muted">{t("triggers.group.empty")}</p>
      </Show>
      <ul class="group-parts">
        <Index each={group().parts}>
          {(part, index) => {
            const place = () => placeOfPart(props.condition, props.place, index);
            const test = (): Test | false => {
              const held = part();
              return "test" in held && held;
            };
            return (
              <Show when={isGroup(part()) ? "group" : kindOf(part())} keyed>
                <li>
                  <Show
                    when={test()}
                    fallback={
                      <GroupFields
                        condition={part()}
                        place={place()}
                        above={depth()}
                        room={props.room}
                        kinds={props.kinds}
                        onChange={(to) => change(index, to)}
                        onRemove={() => remove(index)}
                      />
                    }
                  >
                    {(held) => (
                      <TestCard
                        test={held()}
                        place={place()}
                        onChange={(to) => change(index, to)}
                        onRemove={() => remove(index)}
                      />
                    )}
                  </Show>
                </li>
              </Show>
            );
          }}
        </Index>
      </ul>
      <Show when={!editing.disabled()}>
        <AddPart
          kinds={props.kinds}
          hasRoom={props.room > 0}
          /* A group with something in it takes a level for itself and one for that. */
          mayNest={depth() + 2 <= limits.conditionDepth && props.room > 1}
          onAdd={(added) => put([...group().parts, added])}
        />
      </Show>
    </fieldset>
  );

  /** None of these is the negation of any of them. */
  function wrongInNot(): string | null {
    const { condition, place } = props;
    if (!("not" in condition && "any" in condition.not)) return null;
    return editing.wrong(`${place}.not`) ?? editing.wrong(`${place}.not.any`);
  }
}

const kindOf = (condition: Condition): string => ("test" in condition ? condition.test : "group");
