import { createEffect, on, onCleanup, Show } from "solid-js";
import type { Conversation } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { Composer } from "../../ui/composer.tsx";
import { MailsAtHand } from "./mails.tsx";

/** How often the other side is told that one still writes, in milliseconds; it lapses there after 6 s [MSG9]. */
const SAY_TYPING_EVERY = 3000;

/** Where an agent answers. What is begun stays with its conversation. */
export function Answer(props: { conversation: Conversation }) {
  const scope = useSite();
  let told = 0;
  let field: HTMLTextAreaElement | undefined;
  const id = () => props.conversation.id;

  const stopTyping = () => {
    if (told === 0) return;
    told = 0;
    scope.live.typing(id(), false);
  };
  const write = (text: string) => {
    scope.drafts.set(id(), text);
    if (text.trim() === "") return stopTyping();
    if (Date.now() - told < SAY_TYPING_EVERY) return;
    told = Date.now();
    scope.live.typing(id(), true);
  };
  const send = (body: string) => {
    if (!scope.live.say(id(), body)) return;
    scope.drafts.set(id(), "");
    stopTyping();
  };
  onCleanup(stopTyping);
  // Choosing a conversation is asking to write in it; touch screens would only get their keyboard over the messages.
  createEffect(
    on(id, () => {
      if (matchMedia("(pointer: fine)").matches) queueMicrotask(() => field?.focus({ preventScroll: true }));
    }),
  );

  return (
    <div class="answer">
      <MailsAtHand conversation={props.conversation} />
      <Show
        when={props.conversation.state !== "closed"}
        fallback={<p class="notice">{t("conversation.closedHint")}</p>}
      >
        <Composer
          label={t("conversation.compose")}
          placeholder={
            props.conversation.state === "queued" ? t("conversation.placeholderQueued") : t("conversation.placeholder")
          }
          value={scope.drafts.of(id())}
          onInput={write}
          onSend={send}
          send={t("conversation.send")}
          ref={(element) => {
            field = element;
          }}
        />
      </Show>
    </div>
  );
}
