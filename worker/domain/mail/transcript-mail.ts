import { headerText } from "./header-text.ts";
import { paragraphs, type Said, talk } from "./lines.ts";
import type { Mail } from "./mail.ts";
import { wordsFor } from "./words.ts";

export type Transcript = {
  language: string;
  timeZone: string;
  site: string;
  said: readonly Said[];
  /** To the page where it began; null where that is not known. */
  link: string | null;
};

/** In characters; mails have to stay below 25 MB, and people read less. */
const LONGEST = 500_000;

/** A whole conversation, to the visitor who asked for it. */
export function transcriptMail(transcript: Transcript): Pick<Mail, "fromName" | "subject" | "text" | "automatic"> {
  const { transcript: words, answer, locale } = wordsFor(transcript.language);
  const site = headerText(transcript.site, 80);
  const said = lastOf(transcript.said);
  const left = transcript.said.length - said.length;
  return {
    fromName: site,
    subject: words.subject(site),
    text: paragraphs(
      [words.intro(site, transcript.timeZone)],
      left === 0 ? [] : [words.cut(left)],
      talk(said, locale, transcript.timeZone),
      transcript.link === null ? [] : [answer.goOn, transcript.link],
    ),
    automatic: true,
  };
}

/** As many of the last ones as fit. */
function lastOf(said: readonly Said[]): readonly Said[] {
  let length = 0;
  const first = said.findLastIndex(({ body }) => {
    length += body.length;
    return length > LONGEST;
  });
  return said.slice(first + 1);
}
