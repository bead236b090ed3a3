import type { Logged, SiteEvent } from "#protocol/event";
import type { Mail as Fate } from "#protocol/model";
import { GONE_AFTER } from "../../domain/mail/answer-due.ts";
import { mailsFor } from "../../domain/mail/mails-for.ts";
import type { SiteContext } from "../context.ts";
import type { Kept } from "../store/conversation.ts";
import { conversationOf } from "../store/log.ts";

/** [MAI1] Several texts within so many milliseconds go into one mail to the team. */
const BUNDLED = 30_000;

/** What was decided, with the mail to the team that follows from it: both are stored, or neither. */
export function withMails(site: SiteContext, kept: Kept | null, events: readonly SiteEvent[]): readonly SiteEvent[] {
  const mails = mailsFor(events, kept?.conversation ?? null, { now: site.now(), newId: site.newId });
  const conversation = events.map(conversationOf).find((id) => id !== null);
  if (mails.length === 0 || conversation === undefined) return events;
  return [...events, ...mails.map((mail): SiteEvent => ({ type: "mail", conversation, mail }))];
}

/** A mail that is new gets its row; of one that is known only the fate changes. */
export function keepMail(site: SiteContext, conversation: string, fate: Fate): void {
  const { mails } = site.store;
  const known = mails.find(fate.id);
  if (known !== null) return mails.save({ ...known, fate });
  const due = fate.kind === "message" ? fate.at + BUNDLED : fate.at;
  const after = fate.kind === "transcript" ? 0 : mails.upTo(conversation, fate.kind);
  mails.save({ fate, at: fate.at, conversation, after, upTo: null, base: 0, due, letters: [] });
}

/** Rings when a mail is due, and when what an agent wrote should have been there. */
export function watchMails(site: SiteContext, { conversation }: Kept, logged: readonly Logged[]): void {
  if (logged.some(({ event }) => event.type === "mail")) ringForMails(site);
  const writes = logged.some(
    ({ event }) => event.type === "message" && event.message.kind === "text" && event.message.from === "agent",
  );
  if (writes && site.store.contacts.of(conversation.visitor) !== null)
    site.alarms.set(`answer-mail:${conversation.id}`, site.now() + GONE_AFTER, { ifAbsent: true });
}

/** While mails are sent the alarm stays where it is: it is there in case nobody comes back from that. */
export function ringForMails(site: SiteContext): void {
  if (site.posting.busy) return;
  const due = site.store.mails.nextDue();
  if (due === null) site.alarms.clear("mail");
  else site.alarms.set("mail", due);
}
