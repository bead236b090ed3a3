import { limits } from "#protocol/limits";
import type { Trigger } from "#protocol/trigger";
import { t } from "../../locales/strings.ts";
import { TextField } from "../../ui/field.tsx";
import { ActionCard } from "./action-card.tsx";
import { ConditionCard } from "./condition-card.tsx";
import { CountField } from "./count-field.tsx";
import { useEditing } from "./editing.tsx";
import { allKinds } from "./new-test.ts";
import { TextsCard } from "./texts-card.tsx";

type TriggerEditorProps = {
  trigger: Trigger;
  /** Such as `triggers.0`. */
  place: string;
  onChange(change: Partial<Trigger>): void;
};

/** All of one trigger: its name, when, what it does, and what it says. */
export function TriggerEditor(props: TriggerEditorProps) {
  const editing = useEditing();
  return (
    <div class="trigger-cards">
      <section class="card">
        <TextField
          label={t("triggers.name")}
          hint={t("triggers.nameHint")}
          value={props.trigger.name}
          maxLength={limits.name}
          error={editing.wrong(`${props.place}.name`)}
          disabled={editing.disabled()}
          onInput={(name) => props.onChange({ name })}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={props.trigger.on}
            disabled={editing.disabled()}
            onChange={(event) => props.onChange({ on: event.currentTarget.checked })}
          />
          <span>{t("triggers.on")}</span>
        </label>
      </section>
      <ConditionCard
        title={t("triggers.whenTitle")}
        condition={props.trigger.when}
        place={`${props.place}.when`}
        kinds={allKinds}
        onChange={(when) => props.onChange({ when })}
      />
      <ActionCard
        does={props.trigger.does}
        place={`${props.place}.does`}
        onChange={(does) => props.onChange({ does })}
      />
      <TextsCard
        texts={props.trigger.texts}
        place={`${props.place}.texts`}
        onChange={(texts) => props.onChange({ texts })}
      />
      <section class="card">
        <h2>{t("triggers.moreTitle")}</h2>
        <CountField
          label={t("triggers.holdout")}
          unit={t("triggers.holdoutUnit")}
          hint={t("triggers.holdoutHint")}
          value={props.trigger.holdout}
          error={editing.wrong(`${props.place}.holdout`)}
          disabled={editing.disabled()}
          onInput={(holdout) => holdout !== undefined && props.onChange({ holdout })}
        />
      </section>
    </div>
  );
}
