import { createMemo, For, onMount, Show } from "solid-js";
import type { BoardTab, Conversation, Visit } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { conversationsOf } from "../visitor/conversations-of.ts";
import { createOpenVisit } from "../visitor/create-open-visit.ts";
import { PersonDetails } from "../visitor/person-details.tsx";
import { isShared, personOf } from "../visitor/person-of.ts";
import { VisitAvatar } from "../visitor/visit-avatar.tsx";
import { VisitDetails } from "../visitor/visit-details.tsx";
import { visitorName } from "../visitor/visit-facts.ts";
import { WriteFirst } from "./write-first.tsx";

/** One visitor: where they are, how they came, and the first word to them. */
export function VisitPanel(props: { id: string; onClose(): void }) {
  const scope = useSite();
  let panel: HTMLElement | undefined;
  const present = createOpenVisit(() => ({ visit: props.id }));
  const visit = createMemo<Visit | undefined>((last) => present() ?? last);
  const isGone = () => present() === null;
  /** Also those that were closed while the panel is open: what was said to them stays in sight. */
  const tabs = createMemo<ReadonlyMap<string, BoardTab>>(
    (held) => new Map([...held, ...(present()?.tabs ?? []).map((tab) => [tab.handle, tab] as const)]),
    new Map(),
  );
  const conversations = createMemo(() => conversationsOf([...tabs().values()], scope.sections()));
  const shared = () => isShared({ tabs: [...tabs().values()] });
  /** With one visitor there is one conversation to go on with; where there are several people, each tab is asked. */
  const active = () => !shared() && conversations().some((conversation) => conversation.state !== "closed");
  const whose = (conversation: Conversation) => {
    const name = visitorName(conversation.person, conversation.country);
    const page = present()?.tabs.find((tab) => tab.visitor === conversation.visitor)?.page;
    return page === undefined ? name : t("visit.whoOn", name, page.title || page.path);
  };
  onMount(() => panel?.focus());
  return (
    <aside class="visit-panel on-top" aria-label={t("visit.panel")} tabindex="-1" ref={panel}>
      <header>
        <Show when={visit()}>{(known) => <VisitAvatar visit={known()} />}</Show>
        <h2 class="cut">{visitorName(personOf(visit() ?? { tabs: [] }), visit()?.country ?? null)}</h2>
        <button
          type="button"
          class="button plain square"
          aria-label={t("visit.closePanel")}
          onClick={() => props.onClose()}
        >
          <Icon name="close" />
        </button>
      </header>
      <Show when={isGone()}>
        <p class="notice panel-notice">
          <span>
            {t("visit.left")}. {t("visit.leftHint")}
          </span>
        </p>
      </Show>
      <Show when={conversations().length > 0}>
        <section class="facts">
          <h3>{t("visit.conversations")}</h3>
          <ul class="panel-chats">
            <For each={conversations()}>
              {(conversation) => (
                <li>
                  <Show when={shared()}>
                    <p class="cut muted">{whose(conversation)}</p>
                  </Show>
                  <p class="cut">{conversation.last?.body || conversation.page?.title}</p>
                  <Show when={conversation.startedBy === "agent"}>
                    <span class="chip" classList={{ waiting: conversation.reach !== "reached" }}>
                      {t(`reach.${conversation.reach}`)}
                    </span>
                  </Show>
                  <a class="button" href={`/sites/${scope.site().id}/inbox/${conversation.id}`}>
                    {t("visit.goToConversation")}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <Show when={!active() && present()}>{(there) => <WriteFirst visit={there()} />}</Show>
      <Show when={visit()}>
        {(known) => (
          <>
            <Show when={isShared(known())} fallback={<PersonDetails person={personOf(known())} />}>
              <For each={known().tabs}>
                {(tab) => <PersonDetails person={tab.person} on={tab.page.title || tab.page.path} />}
              </For>
            </Show>
            <VisitDetails visit={known()} gone={isGone()} shared={shared()} />
          </>
        )}
      </Show>
    </aside>
  );
}
