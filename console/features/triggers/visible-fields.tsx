import { Match, Show, Switch } from "solid-js";
import { Purpose } from "#protocol/trigger";
import { t } from "../../locales/strings.ts";
import { TextField } from "../../ui/field.tsx";
import type { Visible } from "./actions.ts";
import { useEditing } from "./editing.tsx";
import { SelectField } from "./select-field.tsx";

type VisibleFieldsProps = { visible: Visible; place: string; onChange(visible: Visible): void };

/** An invitation's purpose and place, or the article. */
export function VisibleFields(props: VisibleFieldsProps) {
  const editing = useEditing();
  const wrong = (key: string) => editing.wrong(`${props.place}.${key}`);
  return (
    <Switch>
      <Match when={props.visible.do === "invite" && props.visible}>
        {(invite) => (
          <>
            <SelectField
              label={t("triggers.does.to")}
              hint={t(invite().to === "chat" ? "triggers.does.chatHint" : "triggers.does.messageHint")}
              options={Purpose.options.map((to) => [to, t(`triggers.does.${to}`)] as const)}
              value={invite().to}
              disabled={editing.disabled()}
              onChange={(to) => props.onChange({ ...invite(), to })}
            />
            <Show when={slotOf(invite())}>
              {(inline) => (
                <TextField
                  label={t("triggers.does.slot")}
                  hint={t("triggers.does.slotHint", inline().slot || "side-column")}
                  value={inline().slot}
                  maxLength={40}
                  error={wrong("slot")}
                  disabled={editing.disabled()}
                  onInput={(slot) => props.onChange({ ...inline(), slot })}
                />
              )}
            </Show>
          </>
        )}
      </Match>
      <Match when={props.visible.do === "article" && props.visible}>
        {(article) => (
          <>
            <TextField
              label={t("triggers.does.url")}
              hint={t("triggers.does.urlHint")}
              value={article().url}
              maxLength={500}
              error={wrong("url")}
              disabled={editing.disabled()}
              onInput={(url) => props.onChange({ ...article(), url })}
            />
            <TextField
              label={t("triggers.does.articleTitle")}
              value={article().title}
              maxLength={120}
              error={wrong("title")}
              disabled={editing.disabled()}
              onInput={(title) => props.onChange({ ...article(), title })}
            />
          </>
        )}
      </Match>
    </Switch>
  );
}

const slotOf = (visible: Visible) => visible.do === "invite" && visible.as === "inline" && visible;
