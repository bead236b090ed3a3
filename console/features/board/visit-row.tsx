import { createMemo, Show } from "solid-js";
import type { Visit } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { exactDuration } from "../../locales/duration.ts";
import { countryName, shortLanguageName } from "../../locales/names.ts";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { underwayOf } from "../visitor/conversations-of.ts";
import { personOf } from "../visitor/person-of.ts";
import { struggleWords } from "../visitor/struggle-words.ts";
import { VisitAvatar } from "../visitor/visit-avatar.tsx";
import { currentPage, sourceOf, visitorName } from "../visitor/visit-facts.ts";

type VisitRowProps = { id: string; visit: Visit | undefined; gone: boolean; chosen: boolean };

const stages = {
  queued: "board.waitingChat",
  open: "board.chatting",
  missed: "conversation.missedState",
  message: "conversation.messageState",
  closed: "conversation.closed",
} as const;

/** How long something counts as new, in milliseconds. */
const FRESH = 3000;

export const VisitRow = (props: VisitRowProps) => (
  <Show when={props.visit} fallback={<div class="visit unknown" />}>
    {(visit) => <Row id={props.id} visit={visit()} gone={props.gone} chosen={props.chosen} />}
  </Show>
);

function Row(props: Omit<VisitRowProps, "visit"> & { visit: Visit }) {
  const scope = useSite();
  const page = createMemo(() => currentPage(props.visit));
  const pageAt = createMemo(() => page()?.at ?? props.visit.since);
  const before = createMemo(() =>
    props.visit.trail
      .slice(0, -1)
      .slice(-3)
      .map((view) => view.title || view.path)
      .join("  ›  "),
  );
  const name = () => visitorName(personOf(props.visit), props.visit.country);
  const chat = createMemo(() => underwayOf(props.visit.tabs, scope.sections())[0]);
  /** The strongest reason, in words. */
  const stuck = () => {
    const { struggle } = props.visit;
    const [signal] = struggle?.stuck ? struggle.signals : [];
    return signal && struggleWords(signal);
  };
  const isFresh = (at: number) => scope.now() - at < FRESH;
  return (
    <div class="visit" classList={{ gone: props.gone, fresh: isFresh(props.visit.since) }}>
      <a
        id={`visit-${props.id}`}
        href={`/sites/${scope.site().id}/board/${props.id}`}
        aria-current={props.chosen ? "true" : undefined}
      >
        <span class="visit-who">
          <VisitAvatar visit={props.visit} />
          <span class="visit-lines">
            <span class="visit-name">
              <strong class="cut">{name()}</strong>
            </span>
            <span class="visit-device muted">
              <Icon name={props.visit.device} size={14} />
              <span class="hidden-text">{t(`visit.${props.visit.device}`)}</span>
              <span class="cut" title={countryName(props.visit.country)}>
                {[props.visit.country, props.visit.browser, shortLanguageName(props.visit.language)]
                  .filter(Boolean)
                  .join(", ")}
              </span>
              <Show when={props.gone}>
                <span class="chip">{t("board.left")}</span>
              </Show>
              <Show when={!props.gone && chat()}>
                {(conversation) => (
                  <span
                    class="chip"
                    classList={{ waiting: conversation().state !== "open", live: conversation().state === "open" }}
                  >
                    {t(stages[conversation().state])}
                  </span>
                )}
              </Show>
            </span>
          </span>
        </span>
        <Show when={pageAt()} keyed>
          {(at) => (
            <span class="visit-page visit-lines" classList={{ changed: isFresh(at) }}>
              <span class="visit-name">
                <span class="cut">{page()?.title || page()?.path}</span>
                <Show when={props.visit.tabs.length > 1}>
                  <span class="chip">{t("board.moreTabs", props.visit.tabs.length - 1)}</span>
                </Show>
              </span>
              <Show when={!props.gone && stuck()} fallback={<span class="cut muted">{page()?.path}</span>}>
                {(words) => (
                  <span class="cut visit-stuck" title={words()}>
                    {words()}
                  </span>
                )}
              </Show>
            </span>
          )}
        </Show>
        <span class="visit-before muted">
          <span class="cut">{before()}</span>
        </span>
        <span class="visit-source muted cut">{sourceOf(props.visit) || t("visit.direct")}</span>
        <span class="visit-time numbers">
          <span>
            <span class="hidden-text">{t("visit.onPage")} </span>
            {exactDuration(scope.now() - pageAt())}
          </span>
          <span class="muted">
            <span class="hidden-text">{t("visit.onSite")} </span>
            {exactDuration(scope.now() - props.visit.since)}
          </span>
        </span>
      </a>
    </div>
  );
}
