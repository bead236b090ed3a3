import type { Attachment, Email } from "postal-mime";
import { type Bounce, bounceOf } from "../domain/mail/bounce.ts";

const HEADERS_ONLY = 64 * 1_024;

/** What a delivery report (RFC 3464) says: a part with fields, and our own mail or its headers. */
export async function reportedBounce({ attachments }: Email): Promise<Bounce | null> {
  const part = (...types: string[]): string | null => {
    const found = attachments.find(({ mimeType }) => types.includes(mimeType));
    return found === undefined ? null : textOf(found);
  };
  const status = part("message/delivery-status", "message/global-delivery-status");
  if (status === null) return null;
  const groups = await Promise.all(status.split(/\r?\n\r?\n/).map(fieldsOf));
  const ours = part("message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global-headers");
  const headers = ours === null ? [] : await fieldsOf(ours.slice(0, HEADERS_ONLY));
  return bounceOf(groups, headers.find(({ key }) => key === "message-id")?.value.trim() ?? null);
}

/** The fields have the shape of a mail's headers, so the parser of mails reads them. */
async function fieldsOf(text: string) {
  const { default: PostalMime } = await import("postal-mime");
  const head = text.trimStart().split(/\r?\n\r?\n/, 1)[0] ?? "";
  return (await PostalMime.parse(`${head}\r\n\r\n`)).headers;
}

const textOf = ({ content }: Attachment): string =>
  typeof content === "string" ? content : new TextDecoder().decode(content);
