import type { LedgerEntry } from "#protocol/ledger";
import type { Contact, TagConfig } from "#protocol/model";
import type { VisitorHello } from "#protocol/visitor";

/** What the site may know a page by, and what the page has of its conversation. */
export type Known = Pick<VisitorHello, "secret" | "ticket" | "since">;

/** What a visitor says at once: with where to answer, and to whom, where they were asked for it. */
export type Said = { body: string; contact?: Contact | undefined; department?: string | undefined };

/** What the chat keeps on the device for every page of the site, once the visitor wrote. What `failed` waits for them. */
export type Local = {
  secret: string;
  outbox: (Said & { id: string; failed?: boolean; after?: string | undefined })[];
  /** Where they were answered the last time. */
  contact: Contact;
  /** The invitations that they dismissed or accepted [INV3]. */
  ledger: LedgerEntry[];
};

/** What it keeps for the pages of this tab. */
export type Session = {
  ticket: string;
  draft: string | undefined;
  /** What was typed of where to answer, and not sent. */
  typed: { email: string; name: string } | undefined;
  open: boolean;
};

/** All that is kept, read anew each time, since other tabs write too. */
export const readKept = (config: TagConfig): Partial<Local & Session> => ({
  ...readFrom<Local>(() => localStorage, config),
  ...readFrom<Session>(() => sessionStorage, config),
});

export function readFrom<Fields>(storage: () => Storage, { key, settings }: TagConfig): Partial<Fields> {
  if (settings.strict) return {};
  try {
    return JSON.parse(storage().getItem(nameOf(key)) ?? "{}");
  } catch {
    // A browser that blocks storage throws; the chat goes on without.
    return {};
  }
}

export const nameOf = (key: string): string => `hejdesk:${key}`;

/** Others may have changed what is on the device: a secret of a wrong shape would be refused for ever. */
export const soundSecret = ({ secret }: Partial<Local>): string | undefined =>
  secret && /^[\w-]{43}$/.test(secret) ? secret : undefined;
