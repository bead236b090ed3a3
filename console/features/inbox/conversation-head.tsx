import { createSignal, lazy, Show, Suspense } from "solid-js";
import type { Conversation } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { mayAssign } from "../../live/may.ts";
import { useMe } from "../../live/session.tsx";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { visitorName } from "../visitor/visit-facts.ts";

const Transfer = lazy(() => import("./transfer.tsx"));

type ConversationHeadProps = { conversation: Conversation; onSide(): void; sideOpen: boolean };

/** Whose it is, and what can be done with it. */
export function ConversationHead(props: ConversationHeadProps) {
  const scope = useSite();
  const me = useMe();
  const id = () => props.conversation.id;
  const role = () => scope.live.state().me?.role ?? scope.organization().role;
  const may = () => mayAssign(props.conversation, { id: me().user.id, role: role() });
  const [handing, setHanding] = createSignal(false);
  const state = () => {
    const name = scope.departmentName(props.conversation.department);
    return name === null ? stage() : t("conversation.inDepartment", stage(), name);
  };
  const stage = () => {
    const words = stages[props.conversation.state];
    if (words !== null) return t(words);
    if (props.conversation.agent === me().user.id) return t("conversation.mine");
    return t("conversation.of", scope.nameOf(props.conversation.agent));
  };
  const close = () => {
    const closed = id();
    if (!scope.live.close(closed)) return;
    showToast(t("conversation.closedToast"), () => scope.live.reopen(closed), {
      about: closed,
      // Once the site says so, and until anybody opens it again.
      stands: () => scope.live.state().view.conversations.get(closed)?.state === "closed",
    });
  };
  return (
    <header class="chat-head">
      <a class="button plain square back" href={`/sites/${scope.site().id}/inbox`} aria-label={t("app.back")}>
        <Icon name="back" />
      </a>
      <div class="chat-title">
        <h2>{visitorName(props.conversation.person, props.conversation.country)}</h2>
        <p class="cut muted">{state()}</p>
      </div>
      <div class="chat-actions">
        <Show when={may().take}>
          <button
            type="button"
            class="button"
            classList={{ primary: props.conversation.agent === null }}
            onClick={() => scope.live.assign(id(), me().user.id)}
          >
            {props.conversation.agent === null ? t("conversation.take") : t("conversation.takeOver")}
          </button>
        </Show>
        <Show when={may().give || may().putBack}>
          <button type="button" class="button" onClick={() => setHanding(true)}>
            {t("transfer.open")}
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
      <Show when={handing()}>
        <Suspense>
          <Transfer conversation={props.conversation} onClose={() => setHanding(false)} />
        </Suspense>
      </Show>
    </header>
  );
}

const stages = {
  queued: "conversation.queued",
  missed: "conversation.missedState",
  message: "conversation.messageState",
  closed: "conversation.closed",
  open: null,
} as const;
