import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { Conversation } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { remindedOf } from "../../live/offers.ts";
import { waitsSince } from "../../live/sections.ts";
import { useMe } from "../../live/session.tsx";
import { exactDuration } from "../../locales/duration.ts";
import { t } from "../../locales/strings.ts";
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
  const said = () => {
    const { last } = props.conversation;
    return last?.kind === "text" ? last.body : "";
  };
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
