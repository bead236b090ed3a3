import { createMemo, For, Show } from "solid-js";
import type { Conversation } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { type SectionName, sectionNames } from "../../live/sections.ts";
import { t } from "../../locales/strings.ts";
import { ConversationRow } from "./conversation-row.tsx";
import { createHistory } from "./create-history.ts";

const emptyWords = {
  waiting: "emptyWaiting",
  mine: "emptyMine",
  unanswered: "emptyUnanswered",
  others: "emptyOthers",
  closed: "emptyClosed",
} as const;

/** The lists of the inbox, one below the other. */
export function ConversationList(props: { chosen: string | undefined }) {
  const scope = useSite();
  return (
    <div class="inbox-lists">
      <header class="screen-head">
        <h1>{t("inbox.title")}</h1>
      </header>
      <div class="inbox-scroll">
        <Show when={scope.live.state().loaded} fallback={<p class="empty">{t("app.loading")}</p>}>
          <For each={sectionNames}>{(name) => <Section name={name} chosen={props.chosen} />}</For>
        </Show>
      </div>
    </div>
  );
}

function Section(props: { name: SectionName; chosen: string | undefined }) {
  const scope = useSite();
  const live = () => scope.sections()[props.name];
  const history = createHistory(scope.site().id, () => scope.live.state().view.conversations);
  const ids = createMemo(() => [...live(), ...(props.name === "closed" ? history.older() : [])]);
  const unread = () => live().reduce((sum, conversation) => sum + scope.unread(conversation.id), 0);
  const heading = `inbox-${props.name}`;
  return (
    <section class="inbox-section" aria-labelledby={heading}>
      <h2 id={heading}>
        {t(`inbox.${props.name}`)} <span class="muted numbers">{ids().length}</span>
        <Show when={unread() > 0}>
          <span class="badge" aria-hidden="true">
            {unread()}
          </span>
          <span class="hidden-text">{t("nav.unread", unread())}</span>
        </Show>
      </h2>
      <Show when={ids().length > 0} fallback={<p class="muted inbox-none">{t(`inbox.${emptyWords[props.name]}`)}</p>}>
        <ul>
          <Rows conversations={ids()} section={props.name} chosen={props.chosen} />
        </ul>
      </Show>
      <Show when={props.name === "closed" && scope.live.state().view.conversations.size > 0}>
        <div class="inbox-older">
          <Show when={history.behind() > 0}>
            <p class="muted" role="status">
              {t("inbox.behind", history.behind())}
            </p>
          </Show>
          <Show when={history.more()} fallback={<p class="muted">{t("inbox.noMore")}</p>}>
            <button type="button" class="button plain" aria-disabled={history.loading()} onClick={history.load}>
              {history.loading() ? t("inbox.loadingOlder") : t("inbox.older")}
            </button>
          </Show>
          <Show when={history.problem()}>{(text) => <p role="alert">{text()}</p>}</Show>
        </div>
      </Show>
    </section>
  );
}

/** Rows are kept by id, so that one that changes keeps its focus. */
function Rows(props: { conversations: readonly Conversation[]; section: SectionName; chosen: string | undefined }) {
  const byId = createMemo(() => new Map(props.conversations.map((conversation) => [conversation.id, conversation])));
  const ids = createMemo(() => [...byId().keys()]);
  return (
    <For each={ids()}>
      {(id, index) => (
        <Show when={byId().get(id)}>
          {(conversation) => (
            <ConversationRow
              conversation={conversation()}
              section={props.section}
              place={index() + 1}
              chosen={props.chosen === id}
            />
          )}
        </Show>
      )}
    </For>
  );
}
