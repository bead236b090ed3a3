import { createMemo, Show } from "solid-js";
import type { Visit } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { countryName, languageName } from "../../locales/names.ts";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { PersonDetails, VisitDetails } from "../visitor/visit-details.tsx";

/** Who one talks with, and where on the site they are now. */
export function VisitorSide(props: { id: string; onClose(): void }) {
  const scope = useSite();
  const conversation = createMemo(() => scope.live.state().view.conversations.get(props.id));
  const present = createMemo(() => {
    const known = conversation();
    if (known === undefined) return undefined;
    const visits = scope.live.state().visits;
    return [...visits.values()].find((visit) => visit.visitor === known.visitor) ?? visits.get(known.visit ?? "");
  });
  const visit = createMemo<Visit | undefined>((last) => present() ?? last);
  return (
    <aside class="chat-side" aria-label={t("visit.panel")}>
      <header>
        <h2>{t("conversation.details")}</h2>
        <Show when={present()}>
          <span class="chip live">{t("inbox.onSite")}</span>
        </Show>
        <button
          type="button"
          class="button plain square"
          aria-label={t("visit.closePanel")}
          onClick={() => props.onClose()}
        >
          <Icon name="close" />
        </button>
      </header>
      <Show when={!present()}>
        <p class="muted side-left">{t("visit.left")}.</p>
      </Show>
      <PersonDetails person={present()?.person ?? conversation()?.person ?? {}} />
      <Show
        when={visit()}
        fallback={
          <section class="facts">
            <h3>{t("visit.details")}</h3>
            <dl>
              <dt>{t("visit.country")}</dt>
              <dd>{countryName(conversation()?.country ?? null)}</dd>
              <dt>{t("visit.language")}</dt>
              <dd>{languageName(conversation()?.language ?? "")}</dd>
            </dl>
          </section>
        }
      >
        {(known) => <VisitDetails visit={known()} gone={present() === undefined} />}
      </Show>
    </aside>
  );
}
