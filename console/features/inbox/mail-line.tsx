import { Show } from "solid-js";
import type { Conversation, Mail } from "#protocol/model";
import { retryMail } from "../../api/mails.ts";
import { useSite } from "../../live/context.tsx";
import { useMe } from "../../live/session.tsx";
import { explain } from "../../locales/explain.ts";
import { t } from "../../locales/strings.ts";
import { createSubmit } from "../../ui/create-submit.ts";
import { Icon } from "../../ui/icon.tsx";
import { mailFate, mailTo } from "./mail-words.ts";

/** What became of one mail, in a line; one that failed can be tried again. */
export function MailLine(props: { conversation: Conversation; mail: Mail }) {
  const scope = useSite();
  const me = useMe();
  const asking = createSubmit();
  const isBad = () => props.mail.state === "failed" || props.mail.state === "bounced";
  /** The site decides; this only spares people a button that would be refused. */
  const mayRetry = () =>
    isBad() &&
    (props.conversation.agent === me().user.id ||
      (scope.live.state().me?.role ?? scope.organization().role) !== "agent");
  const retry = () => void asking.run(() => retryMail(scope.site().id, props.mail.id));
  return (
    <li class="mail-line" classList={{ bad: isBad() }}>
      <Icon name={isBad() ? "alert" : "mail"} size={16} />
      <span class="mail-words">
        <span>{mailTo(props.mail)}</span> <span class="muted">{mailFate(props.mail)}</span>
      </span>
      <Show when={mayRetry()}>
        <button type="button" disabled={asking.busy()} onClick={retry}>
          {asking.busy() ? t("mail.trying") : t("mail.retry")}
        </button>
      </Show>
      <Show when={asking.failure()}>
        {(failure) => (
          <span class="mail-refused" role="alert">
            {failure().detail || explain(failure())}
          </span>
        )}
      </Show>
    </li>
  );
}
