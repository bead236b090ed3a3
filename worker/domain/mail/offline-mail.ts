import { headerText } from "./header-text.ts";
import { linesOf, paragraphs } from "./lines.ts";
import type { Mail } from "./mail.ts";
import { markerLine, wordsFor } from "./words.ts";

export type OfflineMessage = {
  language: string;
  site: string;
  /** Empty when they did not say. */
  name: string;
  email: string;
  text: string;
  page: { path: string; title: string } | null;
  /** To the conversation in the console. */
  link: string;
  /** Whether an answer by mail comes into the conversation. */
  mailComesIn: boolean;
};

/**
 * What a visitor left while nobody was there, to the team. Their text is last, so that nothing in it can pass for a line
 * of ours.
 */
export function offlineMail(message: OfflineMessage): Pick<Mail, "fromName" | "subject" | "text" | "automatic"> {
  const { offline, marker } = wordsFor(message.language);
  const site = headerText(message.site, 80);
  const name = headerText(message.name, 80) || offline.somebody;
  const { page } = message;
  return {
    fromName: site,
    subject: offline.subject(name, site),
    text: paragraphs(
      message.mailComesIn ? [markerLine(marker)] : [],
      [offline.intro(name, site)],
      [
        `${offline.email}: ${headerText(message.email, 254)}`,
        ...(page === null ? [] : [`${offline.page}: ${headerText(`${page.title} ${page.path}`, 300)}`]),
        `${message.mailComesIn ? offline.answer : offline.answerHere} ${message.link}`,
      ],
      linesOf(message.text),
    ),
    automatic: true,
  };
}
