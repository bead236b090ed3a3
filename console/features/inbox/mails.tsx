import { For, Show } from "solid-js";
import type { Conversation } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { MailLine } from "./mail-line.tsx";
import "./mails.css";

/** Mails about a conversation above the field for answers: those that failed, and the last one. */
export function MailsAtHand(props: { conversation: Conversation }) {
  const shown = () =>
    props.conversation.mails.filter(
      ({ state }, index, all) => state === "failed" || state === "bounced" || index === all.length - 1,
    );
  return (
    <Show when={shown().length > 0}>
      <ul class="mails-at-hand" aria-label={t("mail.title")}>
        <For each={shown()}>{(mail) => <MailLine conversation={props.conversation} mail={mail} />}</For>
      </ul>
    </Show>
  );
}

/** All of them beside it, and a transcript for the visitor. */
export function MailSide(props: { conversation: Conversation }) {
  const scope = useSite();
  const lacksAddress = () => scope.live.state().contacts.get(props.conversation.id) === false;
  return (
    <section class="facts mail-side">
      <h3>{t("mail.title")}</h3>
      <Show when={props.conversation.mails.length > 0} fallback={<p class="muted">{t("mail.none")}</p>}>
        <ul>
          <For each={props.conversation.mails}>
            {(mail) => <MailLine conversation={props.conversation} mail={mail} />}
          </For>
        </ul>
      </Show>
      <div class="mail-transcript">
        <Show when={!lacksAddress()} fallback={<p class="muted">{t("mail.noAddress")}</p>}>
          <button type="button" class="button" onClick={() => scope.live.sendTranscript(props.conversation.id)}>
            {t("mail.sendTranscript")}
          </button>
          <p class="muted">{t("mail.transcriptHint")}</p>
        </Show>
      </div>
    </section>
  );
}
