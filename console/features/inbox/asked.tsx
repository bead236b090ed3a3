import { For, Show } from "solid-js";
import type { Conversation } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { clockTime, fullTime } from "../../locales/clock.ts";
import { t } from "../../locales/strings.ts";

/** Who was asked to take it and when; after it was missed also that nobody could be. */
export function Asked(props: { conversation: Conversation }) {
  const scope = useSite();
  const waiting = () => props.conversation.waiting;
  const shows = () => props.conversation.state === "missed" || (waiting()?.asked.length ?? 0) > 0;
  return (
    <Show when={shows() ? waiting() : null}>
      {(known) => (
        <section class="asked" aria-label={t("asked.title")}>
          <strong>{t("asked.title")}:</strong>
          <Show when={known().asked.length > 0} fallback={<span>{t("asked.nobody")}</span>}>
            <ol>
              <For each={known().asked}>
                {({ agent, at }) => <li title={fullTime(at)}>{t("asked.one", scope.nameOf(agent), clockTime(at))}</li>}
              </For>
            </ol>
          </Show>
          <Show when={known().fellBack}>
            <span>{t("asked.fellBack")}</span>
          </Show>
        </section>
      )}
    </Show>
  );
}
