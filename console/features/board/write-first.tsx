import { createMemo, createSignal, For, Show } from "solid-js";
import type { BoardTab, Visit } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { Composer } from "../../ui/composer.tsx";
import { Field } from "../../ui/field.tsx";
import { underwayOf } from "../visitor/conversations-of.ts";
import { isShared } from "../visitor/person-of.ts";
import { visitorName } from "../visitor/visit-facts.ts";
import { createTarget } from "./create-target.ts";

/** The first word to a visitor, addressed to one of their tabs [FST1]. */
export function WriteFirst(props: { visit: Visit }) {
  const scope = useSite();
  const target = createTarget(() => props.visit.tabs);
  const [started, setStarted] = createSignal<string | null>(null);
  const shared = createMemo(() => isShared(props.visit));
  const isUnderway = () => scope.live.state().outgoing.some((own) => own.conversation === started());
  /** What goes on with whom the tab is of; the site would refuse a second one. */
  const talking = createMemo(() => {
    const tab = target.tab();
    return tab && underwayOf([tab], scope.sections())[0];
  });
  const label = (tab: BoardTab) => {
    const page = tab.page.title || tab.page.path;
    return shared() ? t("start.tabOf", page, visitorName(tab.person, props.visit.country)) : page;
  };
  const write = (text: string) => {
    if (text.trim() === "") target.release();
    else target.hold();
    scope.drafts.set(props.visit.id, text);
  };
  if (scope.drafts.of(props.visit.id) !== "") target.hold();
  const send = (body: string) => {
    const tab = target.tab();
    if (tab === undefined) return;
    const conversation = scope.live.start(props.visit.id, tab.handle, body);
    if (conversation === null) return;
    setStarted(conversation);
    target.release();
    scope.drafts.set(props.visit.id, "");
  };
  return (
    <section class="facts">
      <h3>{t("start.title")}</h3>
      <Show when={target.tabs().length > 1 || target.lost()}>
        <Field label={t("start.tab")}>
          {(ids) => (
            <select
              class="input"
              id={ids.id}
              value={target.tab()?.handle ?? ""}
              onChange={(event) => target.pick(event.currentTarget.value)}
            >
              <Show when={target.lost()}>
                <option value="" selected disabled>
                  {t("start.pickTab")}
                </option>
              </Show>
              <For each={target.tabs()}>
                {(tab) => (
                  <option value={tab.handle} selected={tab.handle === target.tab()?.handle}>
                    {label(tab)}
                  </option>
                )}
              </For>
            </select>
          )}
        </Field>
      </Show>
      <Show when={target.lost()}>
        <p class="notice" role="status">
          {t("start.tabGone")}
        </p>
      </Show>
      <Show
        when={talking()}
        fallback={
          <Composer
            label={t("start.label")}
            placeholder={t("start.placeholder")}
            value={scope.drafts.of(props.visit.id)}
            onInput={write}
            onSend={send}
            send={t("start.send")}
            note={scope.live.state().availability?.open === false ? t("start.noteClosed") : t("start.note")}
          />
        }
      >
        {(conversation) => (
          <>
            <p class="muted">{t("start.talking")}</p>
            <a class="button" href={`/sites/${scope.site().id}/inbox/${conversation().id}`}>
              {t("visit.goToConversation")}
            </a>
          </>
        )}
      </Show>
      <Show when={isUnderway()}>
        <p class="muted" role="status">
          {t("conversation.sending")}
        </p>
      </Show>
    </section>
  );
}
