import type { Conversation, Message } from "#protocol/model";
import { answerMail } from "../../domain/mail/answer-mail.ts";
import type { Letter } from "../../domain/mail/letter.ts";
import type { Said } from "../../domain/mail/lines.ts";
import type { Address, Mail, Mailer } from "../../domain/mail/mail.ts";
import { offlineMail } from "../../domain/mail/offline-mail.ts";
import { pageLink } from "../../domain/mail/page-link.ts";
import { transcriptMail } from "../../domain/mail/transcript-mail.ts";
import { wordsFor } from "../../domain/mail/words.ts";
import { replyAddress } from "../../mail/reply-address.ts";
import { replyKey } from "../../mail/reply-key.ts";
import type { SiteContext } from "../context.ts";
import type { SiteBindings } from "../ring.ts";
import type { KeptMail } from "../store/mail.ts";
import { threadOf } from "./thread.ts";

/** Texts of a visitor in one mail to the team; more of them are counted. */
const MOST_TEXTS = 50;
const MOST_QUOTED = 20;
const MOST_IN_TRANSCRIPT = 2_000;

/** The language of the console, which the team reads. */
const OF_THE_TEAM = "en";

type Words = Pick<Mail, "fromName" | "subject" | "text" | "automatic">;

/** A mail as it goes to one mailbox, from what is stored. The same each time. */
export function compose(site: SiteContext, env: SiteBindings, mailer: Mailer, kept: KeptMail, letter: Letter): Mail {
  const found = site.store.conversations.find(kept.conversation);
  if (found === null) throw new Error("There is no such conversation.");
  const { conversation } = found;
  const { kind } = kept.fate;
  const side = kind === "message" ? "team" : "visitor";
  const signed = kind === "transcript" ? null : replyTo(site, env, mailer, conversation.id, side);
  const thread = threadOf(site, kept, side);
  const words = write(site, kept, conversation, signed !== null, thread.subject);
  return {
    ...words,
    to: letter.to,
    replyTo: signed ?? (kind === "message" ? mailboxOf(conversation) : null),
    messageId: letter.id,
    inReplyTo: thread.inReplyTo,
    references: thread.references,
  };
}

function write(
  site: SiteContext,
  kept: KeptMail,
  conversation: Conversation,
  mailComesIn: boolean,
  answers: string | null,
): Words {
  const { settings } = site.identity();
  const common = {
    site: settings.name,
    language: conversation.language,
    timeZone: settings.hours?.timeZone ?? "UTC",
    link: backLink(site, conversation),
    mailComesIn,
  };
  const upTo = kept.upTo ?? conversation.seq;
  switch (kept.fate.kind) {
    case "message": {
      const { texts, more } = leftTexts(site, conversation.id, kept.after, upTo);
      return offlineMail({
        ...common,
        language: OF_THE_TEAM,
        name: conversation.person.name ?? "",
        email: conversation.person.email ?? "",
        missed: conversation.state === "missed",
        text: texts.join("\n\n"),
        more,
        page: conversation.page,
        link: consoleLink(site, conversation.id),
      });
    }
    case "answer": {
      const said = site.store.log.messages(conversation.id, kept.after, upTo + 1, MOST_TEXTS).filter(isAnswer);
      const first = said[0]?.seq ?? upTo + 1;
      const before = site.store.log.messages(conversation.id, 0, first, 3 * MOST_QUOTED).filter(isText);
      return answerMail({
        ...common,
        agent: nameOf(site, conversation, said.at(-1)),
        text: said.map(({ body }) => body).join("\n\n"),
        before: before.slice(-MOST_QUOTED).map(toSaid(site, conversation)),
        answers,
      });
    }
    case "transcript": {
      const all = site.store.log.messages(conversation.id, kept.after, upTo + 1, MOST_IN_TRANSCRIPT).filter(isText);
      return transcriptMail({ ...common, said: all.map(toSaid(site, conversation)) });
    }
  }
}

const isText = ({ kind }: Message): boolean => kind === "text";
export const isAnswer = ({ kind, from }: Message): boolean => kind === "text" && from === "agent";

/** What nobody has answered; where an agent wrote last, what came before that. */
function leftTexts(site: SiteContext, conversation: string, after: number, upTo: number) {
  const said = site.store.log.messages(conversation, after, upTo + 1, 4 * MOST_TEXTS).filter(isText);
  const since = said.slice(said.findLastIndex(isAnswer) + 1);
  const texts = (since.length > 0 ? since : said.slice(-MOST_TEXTS))
    .filter(({ from }) => from === "visitor")
    .map(({ body }) => body);
  return { texts: texts.slice(-MOST_TEXTS), more: Math.max(0, texts.length - MOST_TEXTS) };
}

const toSaid =
  (site: SiteContext, conversation: Conversation) =>
  (message: Message): Said => ({ at: message.at, name: nameOf(site, conversation, message), body: message.body });

function nameOf(site: SiteContext, { person, language }: Conversation, message: Message | undefined): string {
  if (message?.from === "visitor") return person.name || wordsFor(language).visitor;
  return site.team.card(message?.agent ?? null)?.name ?? site.identity().settings.name;
}

function replyTo(
  site: SiteContext,
  { AUTH_SECRET }: SiteBindings,
  { replyDomain }: Mailer,
  conversation: string,
  side: "visitor" | "team",
): Address | null {
  if (replyDomain === null || AUTH_SECRET === undefined) return null;
  const { key, settings } = site.identity();
  return {
    name: settings.name,
    email: replyAddress(replyKey(AUTH_SECRET), { site: key, side, conversation }, replyDomain),
  };
}

const mailboxOf = ({ person: { name = "", email } }: Conversation): Address | null =>
  email === undefined ? null : { name, email };

function consoleLink(site: SiteContext, conversation: string): string | null {
  const { edge, id } = site.identity();
  return edge === null ? null : `${edge}/sites/${id}/inbox/${conversation}`;
}

/** Back to the page where it began, on the origin where they left their address. */
function backLink(site: SiteContext, { visitor, page }: Conversation): string | null {
  const origin = site.store.contacts.of(visitor)?.origin ?? site.identity().seen;
  return origin === null ? null : pageLink(origin, page?.path ?? "/");
}
