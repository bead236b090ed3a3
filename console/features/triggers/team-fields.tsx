import { Match, Switch } from "solid-js";
import { t } from "../../locales/strings.ts";
import { useEditing } from "./editing.tsx";
import type { FieldsOf } from "./fields-of.ts";
import { NamedField } from "./named-field.tsx";
import { YesNoField } from "./yes-no-field.tsx";

/** Whether somebody can answer, a department is open, or it is within the hours. */
export function TeamFields(props: FieldsOf<"availability" | "department" | "hours">) {
  const editing = useEditing();
  return (
    <Switch>
      <Match when={props.test.test === "availability" && props.test}>
        {(test) => (
          <YesNoField
            label={t("triggers.field.answers")}
            value={test().open}
            yes={t("triggers.field.answerYes")}
            no={t("triggers.field.answerNo")}
            disabled={editing.disabled()}
            onChange={(open) => props.onChange({ ...test(), open })}
          />
        )}
      </Match>
      <Match when={props.test.test === "department" && props.test}>
        {(test) => (
          <div class="test-pair">
            <NamedField
              label={t("triggers.field.department")}
              list={editing.departments()}
              value={test().id}
              error={editing.wrong(`${props.place}.id`)}
              onChange={(id) => props.onChange({ ...test(), id })}
            />
            <YesNoField
              label={t("triggers.field.isOpen")}
              value={test().open}
              yes={t("triggers.field.open")}
              no={t("triggers.field.closed")}
              disabled={editing.disabled()}
              onChange={(open) => props.onChange({ ...test(), open })}
            />
          </div>
        )}
      </Match>
      <Match when={props.test.test === "hours" && props.test}>
        {(test) => (
          <YesNoField
            label={t("triggers.field.clock")}
            value={test().within}
            yes={t("triggers.field.inside")}
            no={t("triggers.field.outside")}
            disabled={editing.disabled()}
            onChange={(within) => props.onChange({ ...test(), within })}
          />
        )}
      </Match>
    </Switch>
  );
}
