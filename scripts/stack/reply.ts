import MailComposer from "nodemailer/lib/mail-composer";
import * as v from "valibot";
import type { Arrived } from "../../test/mail/support/smtp.ts";

const Result = v.object({ outcome: v.string(), rejectReason: v.optional(v.string()) });

/**
 * Answers a mail as its reader's program would, with the mail quoted below, and gives it to the Worker's `email()`. Null
 * when it was taken, else why not.
 */
export async function replyTo(
  edge: string,
  { mail, to: [reader = ""] }: Arrived,
  text: string,
): Promise<string | null> {
  const to = (mail.replyTo ?? mail.from)?.value[0]?.address ?? "";
  const quoted = (mail.text ?? "").trimEnd().replaceAll(/^/gm, "> ");
  const raw = await new MailComposer({
    from: reader,
    to,
    subject: `Re: ${(mail.subject ?? "").replace(/^Re: /i, "")}`,
    inReplyTo: mail.messageId,
    references: mail.messageId,
    text: `${text}\n\nOn ${(mail.date ?? new Date()).toUTCString()}, ${mail.from?.text ?? ""} wrote:\n${quoted}\n`,
  })
    .compile()
    .build();
  const url = new URL("/cdn-cgi/local/email", edge);
  url.search = new URLSearchParams({ from: reader, to, format: "json" }).toString();
  const answer = await fetch(url, { method: "POST", body: new Uint8Array(raw), signal: AbortSignal.timeout(20_000) });
  const said = await answer.text();
  const { success, output } = v.safeParse(v.pipe(v.string(), v.parseJson(), Result), said);
  if (!success) return `The runtime answered ${answer.status}: ${said.slice(0, 300)}`;
  if (output.outcome === "ok" && output.rejectReason === undefined) return null;
  return output.rejectReason ?? output.outcome;
}
