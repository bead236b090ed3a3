import { createMemo, Show } from "solid-js";
import type { Conversation } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { useMe } from "../../live/session.tsx";
import { joinNames } from "../../locales/names.ts";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";

/** Who else has this conversation on their screen [VIW1], and whose it is when one writes in a colleague's. */
export function Company(props: { conversation: Conversation; isNote: boolean }) {
  const scope = useSite();
  const me = useMe();
  const others = createMemo(() => {
    const { viewing } = scope.live.state();
    const ids = viewing.filter((one) => one.conversation === props.conversation.id).map((one) => one.agent);
    return [...new Set(ids)].filter((id) => id !== me().user.id).map(scope.nameOf);
  });
  const owner = () => {
    const { agent, state } = props.conversation;
    if (props.isNote) return null;
    return state === "open" && agent !== null && agent !== me().user.id ? scope.nameOf(agent) : null;
  };
  return (
    <div class="company" role="status">
      <Show when={others().length > 0}>
        <p class="muted">
          <Icon name="eye" size={16} />
          {t(others().length === 1 ? "conversation.viewing" : "conversation.viewingMany", joinNames(others()))}
        </p>
      </Show>
      <Show when={owner()}>
        {(name) => (
          <p class="muted">
            <Icon name="user" size={16} />
            {t("conversation.joining", name())}
          </p>
        )}
      </Show>
    </div>
  );
}
