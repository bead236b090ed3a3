import { createHash } from "node:crypto";
import { memberByEmail } from "../directory/members.ts";
import { findSiteByKey } from "../directory/sites.ts";
import type { Bounce } from "../domain/mail/bounce.ts";
import { readMessageId } from "../domain/mail/message-id.ts";
import { whatBecomes } from "../domain/mail/what-becomes.ts";
import type { Env } from "../env.ts";
import { siteStub } from "../site/stub.ts";
import { type Incoming, LARGEST_MAIL, readIncoming } from "./incoming.ts";
import { readLimited } from "./read-limited.ts";
import { type ReplyClaim, readReplyAddress } from "./reply-address.ts";
import { replyKey } from "./reply-key.ts";

type Arriving = Pick<ForwardableEmailMessage, "from" | "to" | "raw" | "setReject">;

/**
 * The Worker's `email()`. [MAI5] A person's answer to a signed address becomes messages of its conversation, a bounce is
 * noted with the mail that it is about, and what a machine sent becomes nothing. All else is refused with a reason, which
 * the sender's own server tells them: nothing is answered here, so there is no loop to start.
 */
export async function receiveMail(message: Arriving, env: Env): Promise<void> {
  const raw = await readLimited(message.raw, LARGEST_MAIL);
  if (raw === null) return message.setReject(`The mail is larger than ${LARGEST_MAIL / 1_048_576} MB.`);
  const read = await readIncoming(raw, { from: message.from, to: message.to });
  if (!read.ok) return message.setReject(read.reason);
  const { mail } = read;
  switch (isOwn(env, mail) ? "nothing" : whatBecomes(mail)) {
    case "nothing":
      return log("mail left out", { why: mail.automatic ?? "own address" });
    case "bounce":
      return mail.bounce === null ? undefined : takeBounce(env, mail.bounce);
    case "message": {
      const reason = await takeAnswer(env, mail, mail.messageId ?? hashOf(raw));
      if (reason !== null) message.setReject(reason);
    }
  }
}

/** From our own address, whatever took our header away on its way. */
const isOwn = ({ MAIL_FROM = "" }: Env, { from }: Incoming): boolean =>
  MAIL_FROM !== "" && from?.email.toLowerCase() === MAIL_FROM.toLowerCase();

/** Null when it is stored, else why it is not taken. */
async function takeAnswer(env: Env, mail: Incoming, mark: string): Promise<string | null> {
  const claim = claimOf(env, mail);
  const site = claim === null ? null : await findSiteByKey(env.DIRECTORY, claim.site);
  if (claim === null || site === null)
    return "This address takes answers to conversations only. Reply to a mail that you got from here, without changing its address.";
  const from = mail.from?.email ?? null;
  const member =
    claim.side === "team" && from !== null ? await memberByEmail(env.DIRECTORY, site.organization, from) : null;
  const { messageId, subject, text, attachments } = mail;
  const { conversation, side } = claim;
  const taken = await siteStub(env, site).takeMail({
    ...{ conversation, side, from, member, mark },
    ...{ messageId, subject, text, attachments },
  });
  return taken.ok ? null : taken.reason;
}

function claimOf({ AUTH_SECRET, MAIL_REPLY_DOMAIN: domain = "" }: Env, { recipients }: Incoming): ReplyClaim | null {
  if (domain === "") return null;
  const key = replyKey(AUTH_SECRET);
  for (const address of recipients) {
    const claim = readReplyAddress(key, address, domain);
    if (claim !== null) return claim;
  }
  return null;
}

/** One that is delayed is still tried by the other side, and may arrive. */
async function takeBounce(env: Env, { action, about, reason, status }: Bounce): Promise<void> {
  const place = about === null ? null : readMessageId(about);
  if (action !== "failed" || place === null || about === null) return log("bounce left out", { action, about });
  const site = await findSiteByKey(env.DIRECTORY, place.site);
  if (site === null) return log("bounce left out", { action, about });
  const why = reason ?? `The other side sent it back${status === null ? "" : ` (${status})`}.`;
  if (!(await siteStub(env, site).noteBounce(place.mail, about, why))) log("bounce left out", { action, about });
}

const hashOf = (raw: Uint8Array): string => createHash("sha256").update(raw).digest("base64url");

const log = (message: string, about: Record<string, string | null>): void =>
  console.log(JSON.stringify({ level: "info", message, ...about }));
