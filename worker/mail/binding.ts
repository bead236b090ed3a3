import type { Mail, Sent } from "../domain/mail/mail.ts";
import { within } from "../site/within.ts";
import { bindingFailure } from "./binding-failure.ts";
import { toMime } from "./mime.ts";

/** In milliseconds. One that never answers would hold up every other mail. */
const ANSWER_WITHIN = 60_000;

/** Hands a mail to Cloudflare, which signs it, and gives it a Message-ID of its own. */
export async function sendByBinding(binding: SendEmail, mail: Mail, from: string): Promise<Sent> {
  const mime = await toMime(mail, from);
  if (!mime.ok) return mime;
  const { EmailMessage } = await import("cloudflare:email");
  try {
    const message = new EmailMessage(from, mail.to.email, new TextDecoder().decode(mime.raw));
    const { messageId } = await within(ANSWER_WITHIN, binding.send(message));
    return { ok: true, id: bracketed(messageId) ?? mail.messageId };
  } catch (error) {
    return bindingFailure(error);
  }
}

/** As answers and bounces name it. */
const bracketed = (id: string | undefined): string | null =>
  id === undefined || id === "" ? null : id.startsWith("<") ? id : `<${id}>`;
