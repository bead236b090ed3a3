import { headerText } from "./header-text.ts";
import { linesOf, paragraphs, quoted, type Said, talk } from "./lines.ts";
import type { Mail } from "./mail.ts";
import { markerLine, wordsFor } from "./words.ts";

/** So many texts are quoted; the whole is behind the link. */
const QUOTED = 20;

export type AgentAnswer = {
  language: string;
  timeZone: string;
  site: string;
  /** Who answers. */
  agent: string;
  text: string;
  /** What was said before, oldest first. */
  before: readonly Said[];
  /** To the page where it began; null where that is not known. */
  link: string | null;
  /** The subject of the mail that this one answers, if it does. */
  answers: string | null;
  mailComesIn: boolean;
};

/** An agent's answer to a visitor who left, with what was said before quoted below it. */
export function answerMail(answer: AgentAnswer): Pick<Mail, "fromName" | "subject" | "text" | "automatic"> {
  const { answer: words, marker, locale } = wordsFor(answer.language);
  const site = headerText(answer.site, 80);
  const agent = headerText(answer.agent, 80);
  const before = answer.before.slice(-QUOTED);
  return {
    fromName: headerText(`${agent}, ${site}`, 120),
    subject: answer.answers === null ? words.subject(site) : reply(headerText(answer.answers, 200)),
    text: paragraphs(
      answer.mailComesIn ? [markerLine(marker)] : [],
      linesOf(answer.text),
      [`${agent}, ${site}`],
      answer.link === null ? [] : [answer.mailComesIn ? words.goOn : words.goOnOnly, answer.link],
      before.length === 0 ? [] : [words.before, "", ...quoted(talk(before, locale, answer.timeZone))],
    ),
    automatic: false,
  };
}

/** "Re: " once, however long they write to each other, and whatever their programs put before it. */
const reply = (subject: string): string =>
  `Re: ${subject.replace(/^(?:(?:re|aw|sv|antw|odp|vs|rif|res)\s*:\s*)+/i, "")}`;
