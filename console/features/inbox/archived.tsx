import { createResource, For, Match, Switch } from "solid-js";
import { fetchHistoryLog } from "../../api/sites.ts";
import { useSite } from "../../live/context.tsx";
import { useMe } from "../../live/session.tsx";
import { t } from "../../locales/strings.ts";
import { Empty } from "../../ui/empty.tsx";
import { Icon } from "../../ui/icon.tsx";
import { FailureNotice } from "../../ui/notice.tsx";
import { visitorName } from "../visitor/visit-facts.ts";
import { interleave, isNote } from "./interleave.ts";
import { MessageItem } from "./message-item.tsx";
import { NoteItem } from "./note-item.tsx";

/** A conversation that is only in the history. Once it is reopened the site tells it whole, and it is live again [REV3]. */
export function Archived(props: { id: string }) {
  const scope = useSite();
  const me = useMe();
  const [answer] = createResource(
    () => props.id,
    (id) => fetchHistoryLog(scope.site().id, id),
  );
  const found = () => {
    const result = answer.latest;
    return result?.ok === true ? result.value : null;
  };
  const failure = () => {
    const result = answer.latest;
    return result?.ok === false ? result.failure : null;
  };
  return (
    <section class="chat on-top">
      <Switch>
        <Match when={answer.loading}>
          <p class="empty">{t("app.loading")}</p>
        </Match>
        <Match when={failure()?.status === 404}>
          <Empty icon="chat" title={t("conversation.missing")} />
        </Match>
        <Match when={failure()}>
          <FailureNotice failure={failure()} />
        </Match>
        <Match when={found()}>
          {(past) => (
            <>
              <header class="chat-head">
                <a class="button plain square back" href={`/sites/${scope.site().id}/inbox`} aria-label={t("app.back")}>
                  <Icon name="back" />
                </a>
                <div class="chat-title">
                  <h2 class="cut">{visitorName(past().conversation.person, past().conversation.country)}</h2>
                  <p class="muted">{t("conversation.closed")}</p>
                </div>
                <div class="chat-actions">
                  <button type="button" class="button" onClick={() => scope.live.reopen(props.id)}>
                    {t("conversation.reopen")}
                  </button>
                </div>
              </header>
              <div class="messages-frame">
                <div class="messages" role="log" aria-label={t("conversation.messages")} tabindex="0">
                  <div class="messages-inner">
                    <For each={interleave(past().messages, past().notes, false)}>
                      {(entry) =>
                        isNote(entry) ? (
                          <NoteItem note={entry} isMine={entry.agent === me().user.id} nameOf={scope.nameOf} />
                        ) : (
                          <MessageItem
                            message={entry}
                            before={past().messages.findLast(({ seq }) => seq < entry.seq)}
                            visitor={visitorName(past().conversation.person, past().conversation.country)}
                            nameOf={scope.nameOf}
                            fate={null}
                          />
                        )
                      }
                    </For>
                  </div>
                </div>
              </div>
              <div class="answer">
                <p class="notice">{t("conversation.closedHint")}</p>
              </div>
            </>
          )}
        </Match>
      </Switch>
    </section>
  );
}
