import { For, Show } from "solid-js";
import type { Conversation } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { mayAssign } from "../../live/may.ts";
import { useMe } from "../../live/session.tsx";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { visitorName } from "../visitor/visit-facts.ts";

type ConversationHeadProps = { conversation: Conversation; onSide(): void; sideOpen: boolean };

/** Whose it is, and what can be done with it. */
export function ConversationHead(props: ConversationHeadProps) {
  const scope = useSite();
  const me = useMe();
  const id = () => props.conversation.id;
  const role = () => scope.live.state().me?.role ?? scope.organization().role;
  const may = () => mayAssign(props.conversation, { id: me().user.id, role: role() });
  const others = () => scope.live.state().team.filter((mate) => mate.id !== props.conversation.agent);
  const state = () => {
    if (props.conversation.state === "queued") return t("conversation.queued");
    if (props.conversation.state === "closed") return t("conversation.closed");
    if (props.conversation.agent === me().user.id) return t("conversation.mine");
    return t("conversation.of", scope.nameOf(props.conversation.agent));
  };
  const close = () => {
    const closed = id();
    if (!scope.live.close(closed)) return;
    showToast(t("conversation.closedToast"), () => scope.live.reopen(closed));
  };
  return (
    <header class="chat-head">
      <a class="button plain square back" href={`/sites/${scope.site().id}/inbox`} aria-label={t("app.back")}>
        <Icon name="back" />
      </a>
      <div class="chat-title">
        <h2 class="cut">{visitorName(props.conversation.person, props.conversation.country)}</h2>
        <p class="cut muted">{state()}</p>
      </div>
      <div class="chat-actions">
        <Show when={may().take}>
          <button
            type="button"
            class="button"
            classList={{ primary: props.conversation.state === "queued" }}
            onClick={() => scope.live.assign(id(), me().user.id)}
          >
            {props.conversation.agent === null ? t("conversation.take") : t("conversation.takeOver")}
          </button>
        </Show>
        <Show when={may().give && others().length > 0}>
          <Menu
            class="button"
            trigger={
              <>
                {t("conversation.give")}
                <Icon name="down" size={14} />
              </>
            }
          >
            <For each={others()}>
              {(mate) => (
                <MenuItem onSelect={() => scope.live.assign(id(), mate.id)}>
                  <span class="dot" data-status={mate.here ? mate.status : "offline"} />
                  <span class="cut">{mate.name}</span>
                  <span class="muted">{t(`status.${mate.here ? mate.status : "offline"}`)}</span>
                </MenuItem>
              )}
            </For>
          </Menu>
        </Show>
        <Show when={may().putBack}>
          <button type="button" class="button" onClick={() => scope.live.assign(id(), null)}>
            {t("conversation.putBack")}
          </button>
        </Show>
        <Show
          when={props.conversation.state !== "closed"}
          fallback={
            <button type="button" class="button" onClick={() => scope.live.reopen(id())}>
              {t("conversation.reopen")}
            </button>
          }
        >
          <button type="button" class="button" onClick={close}>
            <Icon name="check" size={16} />
            {t("conversation.close")}
          </button>
        </Show>
        <button
          type="button"
          class="button plain square side-toggle"
          aria-label={t("conversation.details")}
          aria-expanded={props.sideOpen}
          onClick={() => props.onSide()}
        >
          <Icon name="user" />
        </button>
      </div>
    </header>
  );
}
