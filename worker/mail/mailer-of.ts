import type { Mailer } from "../domain/mail/mail.ts";
import { sendByBinding } from "./binding.ts";
import { type MailEnv, mailSettings } from "./settings.ts";
import { sendBySmtp } from "./smtp.ts";

/**
 * The way that mail goes out of this deployment: `SMTP_URL`, else the binding `EMAIL`, each with `MAIL_FROM`. Null when
 * none is set up, which callers have to say. Throws when one is set up wrongly.
 */
export function mailerOf(env: MailEnv): Mailer | null {
  const settings = mailSettings(env);
  if (settings === null) return null;
  const { from, replyDomain, way } = settings;
  return {
    from,
    replyDomain,
    send: (mail) => (way.by === "smtp" ? sendBySmtp(way.server, mail, from) : sendByBinding(way.binding, mail, from)),
  };
}
