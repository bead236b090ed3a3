import { Show } from "solid-js";
import type { Outgoing } from "../../live/state.ts";
import { t } from "../../locales/strings.ts";

/** A message of one's own that is not stored yet, or was refused. */
export const OutgoingItem = (props: { own: Outgoing; onRetry(): void; onDiscard(): void }) => (
  <div class="message first" classList={{ note: props.own.note }} data-from="agent">
    <p class="bubble" classList={{ underway: props.own.failed === null, failed: props.own.failed !== null }} dir="auto">
      {props.own.body}
    </p>
    <Show when={props.own.failed} fallback={<p class="fate muted">{t("conversation.sending")}</p>}>
      {(why) => (
        <p class="fate bad" role="alert">
          {t("conversation.failed", why())}{" "}
          <button type="button" onClick={() => props.onRetry()}>
            {t("conversation.retry")}
          </button>{" "}
          <button type="button" onClick={() => props.onDiscard()}>
            {t("conversation.discard")}
          </button>
        </p>
      )}
    </Show>
  </div>
);
