import type { SiteContext } from "../context.ts";
import type { KeptMail } from "../store/mail.ts";

/** What a mail belongs to, so that mail programs show all of a conversation together. `subject` is that of the mail it answers. */
export type Thread = { inReplyTo: string | null; references: string[]; subject: string | null };

/** The mails of this side before this one, ours and theirs, oldest first. A transcript stands alone. */
export function threadOf(site: SiteContext, kept: KeptMail, side: "visitor" | "team"): Thread {
  const { at } = kept;
  const { kind, id } = kept.fate;
  if (kind === "transcript") return { inReplyTo: null, references: [], subject: null };
  const ours = site.store.mails
    .of(kept.conversation)
    .filter(({ fate, ...mail }) => fate.kind === kind && fate.id !== id && mail.at <= at)
    .flatMap(({ at, letters }) =>
      letters.filter(({ state }) => state === "sent").map((letter) => ({ at, id: letter.id })),
    );
  const incoming = site.store.incoming.of(kept.conversation, side).filter((mail) => mail.at <= at);
  const theirs = incoming.flatMap((mail) => (mail.messageId === null ? [] : [{ at: mail.at, id: mail.messageId }]));
  const references = [...ours, ...theirs].sort((one, other) => one.at - other.at).map((mail) => mail.id);
  return {
    inReplyTo: theirs.at(-1)?.id ?? references.at(-1) ?? null,
    references,
    subject: side === "visitor" ? incoming.at(-1)?.subject || null : null,
  };
}
