/** What a Message-ID of ours says: of which site and mail it is. */
export type MailPlace = { site: string; mail: string };

const SHAPE = /^<?([a-z0-9]{16})\.([A-Za-z0-9_-]{22})\.(\d{1,6})\.(\d{1,4})@[^\s<>]+>?$/;

/** The same for each try of one copy, so that a mailbox that gets it twice can tell. `round` grows when somebody tries again by hand. */
export const messageIdFor = ({ site, mail }: MailPlace, round: number, copy: number, from: string): string =>
  `<${site}.${mail}.${round}.${copy}@${from.slice(from.lastIndexOf("@") + 1)}>`;

/** Which mail a bounce is about. The mail's id cannot be guessed: who names it has had the mail. */
export function readMessageId(id: string): MailPlace | null {
  const [, site, mail] = SHAPE.exec(id.trim()) ?? [];
  return site === undefined || mail === undefined ? null : { site, mail };
}
