import type { Condition } from "#protocol/condition";
import { limits } from "#protocol/limits";
import { sentenceOf } from "./condition-words.ts";
import { useEditing } from "./editing.tsx";
import { measure } from "./group.ts";
import { GroupFields } from "./group-fields.tsx";
import type { TestKind } from "./new-test.ts";

type ConditionCardProps = {
  title: string;
  condition: Condition;
  place: string;
  kinds: readonly TestKind[];
  onChange(condition: Condition): void;
};

/** The whole condition, and what it says in plain words. */
export function ConditionCard(props: ConditionCardProps) {
  const editing = useEditing();
  return (
    <section class="card" aria-labelledby="trigger-when">
      <h2 id="trigger-when">{props.title}</h2>
      <p class="trigger-sentence">{sentenceOf(props.condition, editing.names())}</p>
      <GroupFields
        condition={props.condition}
        place={props.place}
        above={0}
        room={limits.conditionNodes - measure(props.condition).nodes}
        kinds={props.kinds}
        onChange={props.onChange}
      />
    </section>
  );
}
