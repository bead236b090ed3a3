import { createMemo, For, onMount, Show } from "solid-js";
import type { Visit } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { PersonDetails, VisitDetails } from "../visitor/visit-details.tsx";
import { visitorName } from "../visitor/visit-facts.ts";
import { WriteFirst } from "./write-first.tsx";

/** One visitor: where they are, how they came, and the first word to them. */
export function VisitPanel(props: { id: string; onClose(): void }) {
  const scope = useSite();
  let panel: HTMLElement | undefined;
  const present = createMemo(() => scope.live.state().visits.get(props.id));
  const visit = createMemo<Visit | undefined>((last) => present() ?? last);
  const isGone = () => scope.live.state().present && present() === undefined;
  const conversations = createMemo(() =>
    Object.values(scope.sections())
      .flat()
      .filter((conversation) => conversation.visit === props.id || conversation.visitor === visit()?.visitor),
  );
  const active = () => conversations().some((conversation) => conversation.state !== "closed");
  onMount(() => panel?.focus());
  return (
    <aside class="visit-panel on-top" aria-label={t("visit.panel")} tabindex="-1" ref={panel}>
      <header>
        <h2 class="cut">{visitorName(visit()?.person ?? {}, visit()?.country ?? null)}</h2>
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
            <PersonDetails person={known().person} />
            <VisitDetails visit={known()} gone={isGone()} />
          </>
        )}
      </Show>
    </aside>
  );
}
