import * as v from "valibot";
import { headerText } from "../domain/mail/header-text.ts";
import type { Sent } from "../domain/mail/mail.ts";

const Failure = v.object({ message: v.optional(v.string(), ""), code: v.optional(v.string(), "") });

/** Codes after which the same mail will not go out either (developers.cloudflare.com/email-service). All others may pass. */
const FOR_GOOD: Readonly<Record<string, string>> = {
  E_SENDER_NOT_VERIFIED: "Cloudflare does not know the domain of MAIL_FROM as one that may send.",
  E_SENDER_DOMAIN_NOT_AVAILABLE: "Cloudflare does not know the domain of MAIL_FROM as one that may send.",
  E_RECIPIENT_NOT_ALLOWED: "The binding EMAIL may not send to this address.",
  E_RECIPIENT_SUPPRESSED: "Cloudflare sends nothing to this address any more: it bounced, or called mails spam.",
  E_CONTENT_TOO_LARGE: "The mail is too large.",
};

export function bindingFailure(error: unknown): Sent & { ok: false } {
  const { success, output } = v.safeParse(Failure, error);
  const { code, message } = success ? output : { code: "", message: String(error) };
  const said = headerText([code, message].filter((part) => part !== "").join(" "), 300);
  const known = FOR_GOOD[code];
  const forGood = known !== undefined || /^E_(VALIDATION|FIELD|TOO_MANY_RECIPIENTS|HEADER)/.test(code);
  return { ok: false, temporary: !forGood, reason: `${known ?? "Cloudflare did not take the mail."} (${said})` };
}
