import { headerText } from "./header-text.ts";
import { linesOf, paragraphs } from "./lines.ts";
import type { Mail } from "./mail.ts";
import { markerLine, wordsFor } from "./words.ts";

export type OfflineMessage = {
  language: string;
  site: string;
  /** Both empty when they did not say. */
  name: string;
  email: string;
  /** They waited for an answer; otherwise nobody was there from the start. */
  missed: boolean;
  text: string;
  /** How many texts before it are left out. */
  more: number;
  page: { path: string; title: string } | null;
  /** To the conversation in the console; null where its address is not known. */
  link: string | null;
  /** Whether an answer by mail comes into the conversation. */
  mailComesIn: boolean;
};

/**
 * What a visitor left while nobody was there, to the team. Their text is last, so that nothing in it can pass for a line
 * of ours.
 */
export function offlineMail(message: OfflineMessage): Pick<Mail, "fromName" | "subject" | "text" | "automatic"> {
  const { offline, missed, noEmail, replyGoesThere, more, marker } = wordsFor(message.language);
  const site = headerText(message.site, 80);
  const name = headerText(message.name, 80) || offline.somebody;
  const { page, link, mailComesIn } = message;
  const email = headerText(message.email, 254);
  const answer = mailComesIn ? offline.answer : offline.answerHere;
  return {
    fromName: site,
    subject: offline.subject(name, site),
    text: paragraphs(
      mailComesIn ? [markerLine(marker)] : [],
      [(message.missed ? missed : offline).intro(name, site)],
      [
        email === "" ? noEmail : `${offline.email}: ${email}`,
        ...(page === null ? [] : [`${offline.page}: ${headerText(`${page.title} ${page.path}`, 300)}`]),
        ...(link === null ? [] : [`${answer} ${link}`]),
        ...(mailComesIn || email === "" ? [] : [replyGoesThere]),
      ],
      message.more === 0 ? [] : [more(message.more)],
      linesOf(message.text),
    ),
    automatic: true,
  };
}
