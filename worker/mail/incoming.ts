import type { Email, Address as Parsed } from "postal-mime";
import { type Automatic, whyAutomatic } from "../domain/mail/automatic.ts";
import type { Bounce } from "../domain/mail/bounce.ts";
import { cutHistory } from "../domain/mail/cut-history.ts";
import type { Address } from "../domain/mail/mail.ts";
import { markers } from "../domain/mail/words.ts";
import { htmlText } from "./html-text.ts";
import { readLimited } from "./read-limited.ts";
import { reportedBounce } from "./reported-bounce.ts";

/** What the server that took the mail was told; empty in `from` for a bounce. */
export type Envelope = { from: string; to: string };

/** A mail that came in. Message-IDs are `<…>`. */
export type Incoming = {
  from: Address | null;
  /** Where it may have been sent to, the surest first: a signed reply address is one of them. */
  recipients: string[];
  messageId: string | null;
  /** Ids of mails that it answers, the nearest first. */
  answers: string[];
  subject: string;
  /** What was written newly. */
  text: string;
  /** All of it, with what was quoted. */
  whole: string;
  attachments: number;
  automatic: Automatic | null;
  bounce: Bounce | null;
};

export type Read = { ok: true; mail: Incoming } | { ok: false; reason: string };

/** In bytes; the parser holds a mail several times over, in an isolate of 128 MB. */
export const LARGEST_MAIL = 10 * 1_024 * 1_024;

/** In characters. Nobody writes more; what is quoted below may be endless. */
const LONGEST_TEXT = 200_000;

/** Reads a raw mail. Nothing in it is to be trusted but a signed address. */
export async function readIncoming(
  raw: ReadableStream<Uint8Array> | Uint8Array,
  envelope: Envelope | null = null,
): Promise<Read> {
  const bytes = await readLimited(raw, LARGEST_MAIL);
  if (bytes === null) return { ok: false, reason: `The mail is larger than ${LARGEST_MAIL / 1_048_576} MB.` };
  const { default: PostalMime } = await import("postal-mime");
  try {
    const limits = { maxNestingDepth: 50, maxHeadersSize: 256 * 1_024 };
    const parsed = await PostalMime.parse(bytes, { ...limits, forceRfc822Attachments: true });
    return { ok: true, mail: await incomingOf(parsed, envelope) };
  } catch (error) {
    return { ok: false, reason: `The mail cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

async function incomingOf(parsed: Email, envelope: Envelope | null): Promise<Incoming> {
  const from = mailboxes(parsed.from === undefined ? [] : [parsed.from])[0] ?? null;
  const text = parsed.text?.trim() ? parsed.text : await htmlText(parsed.html ?? "");
  const whole = text.trim().slice(0, LONGEST_TEXT).toWellFormed();
  return {
    from,
    recipients: recipientsOf(parsed, envelope),
    messageId: ids(parsed.messageId)[0] ?? null,
    answers: [...new Set([...ids(parsed.inReplyTo), ...ids(parsed.references).reverse()])],
    subject: parsed.subject ?? "",
    text: cutHistory(whole, markers),
    whole,
    attachments: parsed.attachments.length,
    automatic: whyAutomatic(parsed.headers, from?.email ?? null, envelope?.from ?? null),
    bounce: await reportedBounce(parsed),
  };
}

function recipientsOf({ headers, to, cc }: Email, envelope: Envelope | null): string[] {
  const delivered = ["delivered-to", "x-original-to", "envelope-to"].flatMap((key) =>
    headers.filter((header) => header.key === key).map(({ value }) => value.trim().replace(/^<(.*)>$/, "$1")),
  );
  const written = mailboxes([...(to ?? []), ...(cc ?? [])]).map(({ email }) => email);
  return [...new Set([...(envelope === null ? [] : [envelope.to]), ...delivered, ...written])];
}

const mailboxes = (parsed: readonly Parsed[]): Address[] =>
  parsed
    .flatMap((one) => one.group ?? [one])
    .flatMap(({ name, address }) => (address === undefined || address === "" ? [] : [{ name, email: address }]));

const ids = (value: string | undefined): string[] => value?.match(/<[^<>\s]{1,500}>/g) ?? [];
