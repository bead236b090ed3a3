import { createMemo, For, Show } from "solid-js";
import { useSite } from "../../live/context.tsx";
import { offersTo } from "../../live/offers.ts";
import { useMe } from "../../live/session.tsx";
import { t } from "../../locales/strings.ts";
import { MissedNotice } from "./missed-notice.tsx";
import { OfferCard } from "./offer-card.tsx";
import "./offers.css";

/** Above every screen: whom this agent is asked to answer, and that nobody is sent to them any more. */
export default function Offers() {
  const scope = useSite();
  const me = useMe();
  const conversations = createMemo(() => scope.live.state().view.conversations);
  const byId = createMemo(
    () => new Map(offersTo(me().user.id, conversations().values()).map((offer) => [offer.id, offer])),
  );
  const ids = createMemo(() => [...byId().keys()]);
  return (
    <div class="offers">
      <Show when={scope.live.state().missed > 0}>
        <MissedNotice missed={scope.live.state().missed} />
      </Show>
      <Show when={ids().length > 0}>
        <section aria-label={t("offer.region")}>
          <For each={ids()}>
            {(id) => <Show when={byId().get(id)}>{(offer) => <OfferCard conversation={offer()} />}</Show>}
          </For>
        </section>
      </Show>
    </div>
  );
}
