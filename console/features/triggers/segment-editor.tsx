import { limits } from "#protocol/limits";
import type { Segment } from "#protocol/segment";
import { t } from "../../locales/strings.ts";
import { TextField } from "../../ui/field.tsx";
import { ConditionCard } from "./condition-card.tsx";
import { useEditing } from "./editing.tsx";
import { segmentKinds } from "./new-test.ts";

type SegmentEditorProps = {
  segment: Segment;
  /** Such as `segments.0`. */
  place: string;
  onChange(change: Partial<Segment>): void;
};

/** A segment's name, and who is part of it. */
export function SegmentEditor(props: SegmentEditorProps) {
  const editing = useEditing();
  return (
    <div class="trigger-cards">
      <section class="card">
        <TextField
          label={t("triggers.name")}
          hint={t("triggers.nameHint")}
          value={props.segment.name}
          maxLength={limits.name}
          error={editing.wrong(`${props.place}.name`)}
          disabled={editing.disabled()}
          onInput={(name) => props.onChange({ name })}
        />
      </section>
      <ConditionCard
        title={t("triggers.partOf")}
        condition={props.segment.when}
        place={`${props.place}.when`}
        kinds={segmentKinds}
        onChange={(when) => props.onChange({ when })}
      />
    </div>
  );
}
