import type { Mail, Sent } from "../domain/mail/mail.ts";
import { toMime } from "./mime.ts";
import type { SmtpServer } from "./settings.ts";
import { smtpFailure } from "./smtp-failure.ts";

/** In milliseconds. A server of today greets within one; those that make strangers wait do so for less than ten. */
export type Patience = { connect: number; greeting: number; silence: number; all: number };
const PATIENCE: Patience = { connect: 10_000, greeting: 15_000, silence: 20_000, all: 60_000 };

/** Hands a mail to a server for submission: never without TLS, to a server whose certificate is good, and with a login. */
export async function sendBySmtp(server: SmtpServer, mail: Mail, from: string, patience = PATIENCE): Promise<Sent> {
  const mime = await toMime(mail, from);
  if (!mime.ok) return mime;
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.tls === "implicit",
    requireTLS: server.tls === "starttls",
    auth: { user: server.user, pass: server.password },
    // Else a server that offers no login would get the mail without one.
    forceAuth: true,
    name: from.slice(from.lastIndexOf("@") + 1),
    connectionTimeout: patience.connect,
    dnsTimeout: patience.connect,
    greetingTimeout: patience.greeting,
    socketTimeout: patience.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // Cleared below: one that runs on would keep a site's object awake.
  const tooLong = new AbortController();
  const timer = setTimeout(() => tooLong.abort(), patience.all);
  try {
    const envelope = { from, to: mail.to.email };
    await transport.sendMail({ envelope, raw: Buffer.from(mime.raw), signal: tooLong.signal });
    return { ok: true, id: mail.messageId };
  } catch (error) {
    return smtpFailure(error, server);
  } finally {
    clearTimeout(timer);
    transport.close();
  }
}
