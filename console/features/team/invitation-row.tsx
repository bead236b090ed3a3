import { cancelInvitation, type PendingInvitation } from "../../api/organization.ts";
import { shortDate } from "../../locales/clock.ts";
import { t } from "../../locales/strings.ts";
import { createSubmit } from "../../ui/create-submit.ts";
import { FailureNotice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { joinLink } from "./join-link.ts";

export function InvitationRow(props: { invitation: PendingInvitation; onChanged(): void }) {
  const submit = createSubmit();
  const until = () => Date.parse(props.invitation.expiresAt);
  const copy = async () => {
    const link = joinLink(props.invitation.id);
    const done = await navigator.clipboard.writeText(link).then(
      () => true,
      () => false,
    );
    showToast(done ? t("setup.copied") : link);
  };
  const cancel = async () => {
    const done = await submit.run(() => cancelInvitation(props.invitation.id));
    if (done !== null) props.onChanged();
  };
  return (
    <li class="member">
      <div class="member-who">
        <strong class="cut">{props.invitation.email}</strong>
        <span class="muted">
          {t(`team.${props.invitation.role}`)} ·{" "}
          {until() > Date.now() ? t("team.expires", shortDate(until())) : t("team.expired")}
        </span>
      </div>
      <button
        type="button"
        class="button"
        aria-label={t("team.copyLinkOf", props.invitation.email)}
        onClick={() => void copy()}
      >
        {t("team.copyLink")}
      </button>
      <button
        type="button"
        class="button plain danger"
        aria-label={t("team.cancelOf", props.invitation.email)}
        aria-disabled={submit.busy()}
        onClick={() => void cancel()}
      >
        {t("app.cancel")}
      </button>
      <FailureNotice failure={submit.failure()} />
    </li>
  );
}
