import { useNavigate } from "@solidjs/router";
import { createEffect, createMemo, createSignal, Show } from "solid-js";
import type { Conversation } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { lastWords } from "../../live/last-words.ts";
import { remindedOf } from "../../live/offers.ts";
import { waitsSince } from "../../live/sections.ts";
import { useMe } from "../../live/session.tsx";
import { exactDuration } from "../../locales/duration.ts";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { visitorName } from "../visitor/visit-facts.ts";
import { CountdownRing } from "./countdown-ring.tsx";

/** One visitor this agent is asked to answer: take it, or let the next be asked. */
export function OfferCard(props: { conversation: Conversation }) {
  const scope = useSite();
  const me = useMe();
  const navigate = useNavigate();
  const [answered, setAnswered] = createSignal(false);
  const id = () => props.conversation.id;
  const offer = () => props.conversation.waiting?.offer ?? null;
  const reminded = () => remindedOf(scope.live.state(), props.conversation);
  const lasts = () => scope.live.state().view.settings?.routing.offerAfter ?? 60;
  const left = () => Math.max(0, Math.ceil(((offer()?.at ?? 0) + lasts() * 1000 - scope.now()) / 1000));
  const name = () => visitorName(props.conversation.person, props.conversation.country);
  const said = () => lastWords(props.conversation, scope.live.state(), "visitor")?.body;
  /** What who handed it on wrote for who gets it. */
  const note = () => {
    const last = scope.live.state().notes.get(id())?.at(-1);
    return last !== undefined && last.at >= waitsSince(props.conversation) ? last : null;
  };
  // Where an agent had it before, the visitor's words and the note are in the log alone.
  const lacksLog = createMemo(() => {
    const isHanded = props.conversation.waiting?.priority === 1 || said() === undefined;
    return isHanded && scope.live.link() === "live" && !scope.live.state().logs.has(id());
  });
  createEffect(() => {
    if (lacksLog()) scope.live.askLog(id());
  });
  const take = () => {
    if (answered() || !scope.live.assign(id(), me().user.id)) return;
    setAnswered(true);
    navigate(`/sites/${scope.site().id}/inbox/${id()}`);
  };
  const pass = () => {
    if (!answered() && scope.live.pass(id())) setAnswered(true);
  };
  return (
    <article class="offer" classList={{ reminded: reminded() }} aria-label={name()}>
      <CountdownRing left={left()} of={lasts()} />
      <div class="offer-words">
        <p class="offer-title" role="alert">
          {t(reminded() ? "offer.reminded" : "offer.title")}
        </p>
        <p class="cut">
          <strong>{name()}</strong>
          <span class="muted numbers">
            {" · "}
            {t("inbox.waits", exactDuration(scope.now() - waitsSince(props.conversation)))}
          </span>
          <Show when={scope.departmentName(props.conversation.department)}>
            {(department) => <span class="muted"> · {department()}</span>}
          </Show>
        </p>
        <Show when={said()}>
          <p class="cut muted offer-said" dir="auto">
            {said()}
          </p>
        </Show>
        <Show when={note()}>
          {(words) => (
            <p class="cut offer-said offer-note" dir="auto">
              <Icon name="note" size={14} />
              <span class="hidden-text">{t("conversation.noteBy", scope.nameOf(words().agent))}: </span>
              {words().body}
            </p>
          )}
        </Show>
      </div>
      <div class="offer-actions">
        <button type="button" class="button primary large" aria-disabled={answered()} onClick={take}>
          {t("offer.take")}
        </button>
        <button type="button" class="button large" aria-disabled={answered()} onClick={pass}>
          {t("offer.pass")}
        </button>
      </div>
    </article>
  );
}
