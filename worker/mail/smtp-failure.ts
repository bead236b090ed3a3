import * as v from "valibot";
import { headerText } from "../domain/mail/header-text.ts";
import type { Sent } from "../domain/mail/mail.ts";
import type { SmtpServer } from "./settings.ts";

/** What nodemailer tells of a failure. */
const Failure = v.object({
  message: v.optional(v.string(), ""),
  code: v.optional(v.string()),
  /** Set where the server answered: whether that is for good. */
  permanent: v.optional(v.boolean()),
  response: v.optional(v.string()),
  command: v.optional(v.string()),
});

/**
 * Only what the server itself refuses for good is not tried again. All else is about the way there, which may be better
 * in an hour: the network, a certificate that ran out, somebody between who takes STARTTLS away, a server that makes
 * strangers come back later.
 */
export function smtpFailure(error: unknown, server: SmtpServer): Sent & { ok: false } {
  const { success, output } = v.safeParse(Failure, error);
  const failure = success ? output : { message: String(error) };
  const at = `${server.host}:${server.port}`;
  const said = headerText(failure.response ?? failure.message, 300);
  const safe = said.replaceAll(server.password, "…");
  const refused = failure.permanent === true && failure.code !== "ETLS";
  return {
    ok: false,
    temporary: !refused,
    reason: `${headline(failure.code, failure.command, refused, at)} (${safe})`,
  };
}

function headline(code: string | undefined, command: string | undefined, refused: boolean, at: string): string {
  switch (code) {
    case "EAUTH":
    case "ENOAUTH":
      return `The mail server ${at} does not accept the user and password of SMTP_URL.`;
    case "ETLS":
      return `No secure connection to the mail server ${at}.`;
    case "ETIMEDOUT":
    case "EABORT":
      return `The mail server ${at} does not answer.`;
    case "EENVELOPE":
    case "EMESSAGE":
      return command === "MAIL FROM"
        ? `The mail server ${at} does not let MAIL_FROM send${refused ? "" : " now"}.`
        : `The mail server ${at} does not take this mail${refused ? "" : " now"}.`;
    case "EDNS":
      return `The mail server ${at} is not in the DNS.`;
    default:
      // The runtime tells no more than this.
      return `The mail server ${at} cannot be reached, or its certificate is not good.`;
  }
}
