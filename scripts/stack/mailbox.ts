import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeCertificate } from "../../test/mail/support/certificates.ts";
import { type Arrived, PASSWORD, startSmtp, USER } from "../../test/mail/support/smtp.ts";

/** A mail server on this machine, and what a Worker has to be started with to send by it. */
export type Mailbox = {
  /** What came, oldest first; kept in memory. */
  arrived: Arrived[];
  vars: Record<string, string>;
  /** For the runtime, which speaks to servers with a good certificate only. */
  env: Record<string, string>;
  stop(): Promise<void>;
};

/** Takes every mail, for whomever it is, and sends none on. */
export async function startMailbox(data: string): Promise<Mailbox> {
  const { authority, server } = await makeCertificate();
  const file = join(data, "mail-authority.pem");
  mkdirSync(data, { recursive: true });
  writeFileSync(file, authority);
  const inbox = await startSmtp({ ...server, secure: true });
  const login = `${encodeURIComponent(USER)}:${encodeURIComponent(PASSWORD)}`;
  return {
    arrived: inbox.arrived,
    vars: {
      SMTP_URL: `smtps://${login}@127.0.0.1:${inbox.port}`,
      MAIL_FROM: "chat@nordlys.example",
      MAIL_REPLY_DOMAIN: "nordlys.example",
    },
    env: { NODE_EXTRA_CA_CERTS: file },
    stop: inbox.stop,
  };
}
