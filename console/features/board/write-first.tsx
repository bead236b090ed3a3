import { createMemo, createSignal, For, Show } from "solid-js";
import type { Visit } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { Composer } from "../../ui/composer.tsx";
import { Field } from "../../ui/field.tsx";

/** The first word to a visitor, addressed to one of their tabs [FST1]. */
export function WriteFirst(props: { visit: Visit }) {
  const scope = useSite();
  const [picked, setPicked] = createSignal<string | null>(null);
  const tabs = createMemo(() => [...props.visit.tabs].sort((a, b) => b.page.at - a.page.at));
  /** The tab that was picked while it is there, else the one that was used last. */
  const handle = () => (tabs().find((tab) => tab.handle === picked()) ?? tabs()[0])?.handle;
  const [started, setStarted] = createSignal<string | null>(null);
  const isUnderway = () => scope.live.state().outgoing.some((own) => own.conversation === started());
  const send = (body: string) => {
    const to = handle();
    if (to === undefined) return;
    setStarted(scope.live.start(props.visit.id, to, body));
    scope.drafts.set(props.visit.id, "");
  };
  return (
    <section class="facts">
      <h3>{t("start.title")}</h3>
      <Show when={tabs().length > 1}>
        <Field label={t("start.tab")}>
          {(ids) => (
            <select
              class="input"
              id={ids.id}
              value={handle()}
              onChange={(event) => setPicked(event.currentTarget.value)}
            >
              <For each={tabs()}>
                {(tab) => (
                  <option value={tab.handle} selected={tab.handle === handle()}>
                    {tab.page.title || tab.page.path}
                  </option>
                )}
              </For>
            </select>
          )}
        </Field>
      </Show>
      <Composer
        label={t("start.label")}
        placeholder={t("start.placeholder")}
        value={scope.drafts.of(props.visit.id)}
        onInput={(text) => scope.drafts.set(props.visit.id, text)}
        onSend={send}
        send={t("start.send")}
        note={t("start.note")}
      />
      <Show when={isUnderway()}>
        <p class="muted" role="status">
          {t("conversation.sending")}
        </p>
      </Show>
    </section>
  );
}
