/** A mailbox, with the name that stands before it. */
export type Address = { name: string; email: string };

/**
 * One mail to one mailbox: so its fate is one, and trying again doubles nothing. It is from the deployment's own
 * address, always; that of a visitor can only be in `replyTo`.
 */
export type Mail = {
  to: Address;
  /** Stands before the deployment's own address. */
  fromName: string;
  replyTo: Address | null;
  subject: string;
  text: string;
  /** `<id@domain>`, as are the next two. */
  messageId: string;
  inReplyTo: string | null;
  /** Oldest first. */
  references: readonly string[];
  /** Nobody wrote it just now. */
  automatic: boolean;
};

/** What became of it. `reason` is for the owner to read; `temporary` means that trying again may help. */
export type Sent =
  /** `id` is the Message-ID that it went out with, by which answers and bounces name it. */
  { ok: true; id: string } | { ok: false; temporary: boolean; reason: string };

/** One way out. */
export type Mailer = {
  /** What every mail is from. */
  from: string;
  /** Where signed reply addresses are; null when no mail comes in. */
  replyDomain: string | null;
  send(mail: Mail): Promise<Sent>;
};

/** Every mail of ours carries it, and none that a person wrote: what comes back with it is our own, and starts no loop. */
export const OWN_HEADER = "X-Hejdesk-Mail";
