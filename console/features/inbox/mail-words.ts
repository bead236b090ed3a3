import type { Mail } from "#protocol/model";
import { clockTime, fullTime, isSameDay } from "../../locales/clock.ts";
import { t } from "../../locales/strings.ts";

/** What it is, and for whom. */
export function mailTo({ kind, to }: Mail): string {
  const whom = to.length === 0 ? t("mail.theTeam") : to.join(", ");
  return t(`mail.${kind}`, whom);
}

/** What became of it, and why. */
export function mailFate({ state, at, tries, reason }: Mail, now = Date.now()): string {
  switch (state) {
    case "sent":
      return t("mail.sent", isSameDay(at, now) ? clockTime(at) : fullTime(at));
    case "queued":
      return reason === null ? t("mail.queued") : t("mail.again", tries, reason);
    case "bounced":
      return t("mail.bounced", reason ?? "");
    case "failed":
      return t("mail.failed", reason ?? "");
  }
}
