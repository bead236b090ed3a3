import { createHash } from "node:crypto";
import { incomingTexts } from "../../domain/mail/incoming-texts.ts";
import { commit } from "../commit.ts";
import type { SiteContext } from "../context.ts";
import type { Kept } from "../store/conversation.ts";
import { commitText } from "../visitor/commit-text.ts";
import { mailAnswers } from "./answers.ts";

/** An answer by mail, as the Worker read it. */
export type ArrivedMail = {
  conversation: string;
  side: "visitor" | "team";
  /** Whom it is from, as the mail says. */
  from: string | null;
  /** The member with that address; for the team's side. */
  member: string | null;
  /** What makes it this mail and no other: the same for a repeat. */
  mark: string;
  messageId: string | null;
  subject: string;
  text: string;
  attachments: number;
};

export type Taken = { ok: true } | { ok: false; reason: string };

const HOUR = 3_600_000;
/** Nobody answers more often; machines that answer each other do [MAI5]. */
const PER_HOUR = 20;

/** [MAI6] A mail becomes messages of its conversation, once. */
export function takeMail(site: SiteContext, mail: ArrivedMail): Taken {
  const kept = site.store.conversations.find(mail.conversation);
  if (kept === null) return refused("This conversation does not exist any more.");
  if (site.store.log.findCommand(idFor(mail, 0)) !== null) return { ok: true };
  if (site.store.incoming.countSince(mail.conversation, site.now() - HOUR) >= PER_HOUR)
    return refused("Too many mails to this conversation. Try again in an hour, or write on the site.");
  const taken = mail.side === "visitor" ? fromVisitor(site, kept, mail) : fromTeam(site, kept, mail);
  const { conversation, side, messageId, subject } = mail;
  if (taken.ok) site.store.incoming.save({ conversation, side, messageId, subject, at: site.now() });
  return taken;
}

function fromVisitor(site: SiteContext, kept: Kept, mail: ArrivedMail): Taken {
  const { visitor, person, visit, page, country, language, department } = kept.conversation;
  const beginning = { visitor, person, visit, page, country, language, department };
  const known = [site.store.contacts.of(visitor)?.email, person.email].map((email) => email?.toLowerCase());
  const stranger = mail.from === null || known.includes(mail.from.toLowerCase()) ? null : mail.from;
  const bodies = incomingTexts({ text: mail.text, attachments: mail.attachments, stranger, language });
  if (bodies.length === 0) return refused(EMPTY);
  // Somebody who has begun another one meanwhile goes on there: there is never more than one with a visitor.
  const live = site.store.conversations.openOf(visitor);
  // Their words count as having read what came before, so that is mailed first.
  for (const { conversation } of [kept, ...(live === null ? [] : [live])])
    mailAnswers(site, conversation.id, { now: true });
  let place = site.store.conversations.find((live ?? kept).conversation.id) ?? kept;
  for (const [index, body] of bodies.entries()) {
    const done = commitText(site, place, { id: idFor(mail, index), body, beginning, person: null, same: true });
    if (!done.ok) return refused(done.detail);
    place = done.kept;
  }
  return { ok: true };
}

/** Somebody of the team answers the mail that told of a message. */
function fromTeam(site: SiteContext, kept: Kept, mail: ArrivedMail): Taken {
  const by = mail.member === null ? null : site.store.members.find(mail.member);
  if (by === null)
    return refused("Answers to this address are taken from the team only, each from the address of their account.");
  const { language } = kept.conversation;
  const bodies = incomingTexts({ text: mail.text, attachments: mail.attachments, stranger: null, language });
  if (bodies.length === 0) return refused(EMPTY);
  let place = kept;
  for (const [index, body] of bodies.entries()) {
    const done = commit(site, place, { do: "agent-writes", id: idFor(mail, index), body, by });
    if (!done.ok) return refused(done.detail);
    place = done.kept;
  }
  return { ok: true };
}

/** The same for a repeat of the mail, and for nothing else. */
const idFor = ({ conversation, side, mark }: ArrivedMail, part: number): string =>
  createHash("sha256").update(`mail\n${conversation}\n${side}\n${part}\n${mark}`).digest("base64url").slice(0, 22);

const refused = (reason: string): Taken => ({ ok: false, reason });
const EMPTY = "The mail has no text.";
