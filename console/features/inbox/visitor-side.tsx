import { createMemo, Show } from "solid-js";
import type { Visit } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { countryName, languageName } from "../../locales/names.ts";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { ownTabs } from "../visitor/conversations-of.ts";
import { createOpenVisit } from "../visitor/create-open-visit.ts";
import { PersonDetails } from "../visitor/person-details.tsx";
import { isNobody, isShared, personOf } from "../visitor/person-of.ts";
import { VisitDetails } from "../visitor/visit-details.tsx";
import { MailSide } from "./mails.tsx";

/** Who one talks with, and where on the site they are now. */
export function VisitorSide(props: { id: string; onClose(): void }) {
  const scope = useSite();
  const conversation = createMemo(() => scope.live.state().view.conversations.get(props.id));
  const present = createOpenVisit(() => {
    const visitor = conversation()?.visitor;
    return visitor === undefined ? null : { visitor };
  });
  const visit = createMemo<Visit | undefined>((last) => present() ?? last);
  /** The visit with this visitor's tabs only: where others of it are is not where they are. */
  const own = createMemo(() => {
    const known = visit();
    return known && { ...known, tabs: [...ownTabs(known, conversation()?.visitor ?? "")] };
  });
  const person = () => {
    const told = personOf(own() ?? { tabs: [] });
    return isNobody(told) ? (conversation()?.person ?? {}) : told;
  };
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
      <PersonDetails person={person()} />
      <Show when={conversation()}>{(open) => <MailSide conversation={open()} />}</Show>
      <Show
        when={own()}
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
        {(known) => <VisitDetails visit={known()} gone={!present()} shared={isShared(visit() ?? { tabs: [] })} />}
      </Show>
    </aside>
  );
}
