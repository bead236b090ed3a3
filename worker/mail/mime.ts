import * as v from "valibot";
import { Email } from "#protocol/model";
import { headerText } from "../domain/mail/header-text.ts";
import { type Address, type Mail, OWN_HEADER } from "../domain/mail/mail.ts";

/** RFC 5322 wants header lines below 998 bytes; names and subjects of people are shorter by far. */
const LONGEST_NAME = 120;
const LONGEST_SUBJECT = 250;
/** A thread's first mail and its newest are what programs sort by. */
const MOST_REFERENCES = 20;
const MESSAGE_ID = /^<[\x21-\x3b\x3d\x3f-\x7e]{1,200}@[\x21-\x3b\x3d\x3f-\x7e]{1,200}>$/;

export type Mime = { ok: true; raw: Uint8Array } | { ok: false; temporary: false; reason: string };

/**
 * A mail as it travels, the same for every way out. Everything that a person may have filled in is cleaned here once
 * more, whoever made it; the builder then encodes and folds it.
 */
export async function toMime(mail: Mail, from: string): Promise<Mime> {
  const wrong = [mail.to, mail.replyTo].find((address) => address !== null && !isEmail(address.email));
  if (wrong !== undefined && wrong !== null)
    return { ok: false, temporary: false, reason: `“${headerText(wrong.email, 80)}” is not an e-mail address.` };
  if (!MESSAGE_ID.test(mail.messageId)) throw new Error(`No Message-ID: ${mail.messageId}`);
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const composer = new MailComposer({
    from: mailbox({ name: mail.fromName, email: from }),
    to: mailbox(mail.to),
    ...(mail.replyTo === null ? {} : { replyTo: mailbox(mail.replyTo) }),
    subject: headerText(mail.subject, LONGEST_SUBJECT),
    text: mail.text,
    messageId: mail.messageId,
    ...(mail.inReplyTo !== null && MESSAGE_ID.test(mail.inReplyTo) ? { inReplyTo: mail.inReplyTo } : {}),
    references: thread(mail.references),
    headers: {
      [OWN_HEADER]: "1",
      // Exchange's programs look here only. All but NDR, since bounces are wanted.
      "X-Auto-Response-Suppress": "DR, RN, NRN, OOF, AutoReply",
      ...(mail.automatic ? { "Auto-Submitted": "auto-generated" } : {}),
    },
    newline: "windows",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { ok: true, raw: await composer.compile().build() };
}

const isEmail = (said: string): boolean => v.safeParse(Email, said).success && said === said.trim();

const mailbox = ({ name, email }: Address) => ({ name: headerText(name, LONGEST_NAME), address: email });

/** Ids come from mails that strangers wrote: what is none is left out. */
function thread(references: readonly string[]): string[] {
  const ids = references.filter((id) => MESSAGE_ID.test(id));
  return ids.length <= MOST_REFERENCES ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MOST_REFERENCES)];
}
