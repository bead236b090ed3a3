import { headerText } from "./header-text.ts";
import { paragraphs, type Said, talk } from "./lines.ts";
import type { Mail } from "./mail.ts";
import { wordsFor } from "./words.ts";

export type Transcript = { language: string; timeZone: string; site: string; said: readonly Said[]; link: string };

/** A whole conversation, to the visitor who asked for it. */
export function transcriptMail(transcript: Transcript): Pick<Mail, "fromName" | "subject" | "text" | "automatic"> {
  const { transcript: words, answer, locale } = wordsFor(transcript.language);
  const site = headerText(transcript.site, 80);
  return {
    fromName: site,
    subject: words.subject(site),
    text: paragraphs([words.intro(site, transcript.timeZone)], talk(transcript.said, locale, transcript.timeZone), [
      answer.goOn,
      transcript.link,
    ]),
    automatic: true,
  };
}
