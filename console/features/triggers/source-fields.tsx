import { Show } from "solid-js";
import { t } from "../../locales/strings.ts";
import { useEditing } from "./editing.tsx";
import type { FieldsOf } from "./fields-of.ts";
import { LinesField } from "./lines-field.tsx";

/** Where they came from, in lines; an empty one, which stands for nowhere, is a box to tick. */
export function SourceFields(props: FieldsOf<"referrer" | "campaign">) {
  const editing = useEditing();
  const isReferrer = () => props.test.test === "referrer";
  const isDirect = () => isReferrer() && props.test.in.includes("");
  const change = (lines: readonly string[], direct: boolean) =>
    props.onChange({ ...props.test, in: [...lines.filter((line) => line !== ""), ...(direct ? [""] : [])] });
  return (
    <>
      <LinesField
        label={t(isReferrer() ? "triggers.field.referrers" : "triggers.field.campaigns")}
        hint={t(isReferrer() ? "triggers.field.referrersHint" : "triggers.field.campaignsHint")}
        lines={props.test.in.filter((line) => line !== "")}
        error={editing.wrongIn(`${props.place}.in`)}
        disabled={editing.disabled()}
        onInput={(lines) => change(lines, isDirect())}
      />
      <Show when={isReferrer()}>
        <label class="check">
          <input
            type="checkbox"
            checked={isDirect()}
            disabled={editing.disabled()}
            onChange={(event) => change(props.test.in, event.currentTarget.checked)}
          />
          <span>{t("triggers.field.directToo")}</span>
        </label>
      </Show>
    </>
  );
}
