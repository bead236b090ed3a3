/** The words of mails in English. Every other language has the same shape. */
export const en = {
  /** For dates. */
  locale: "en-GB",
  /** Above what is quoted; an answer is cut off here when it comes back. */
  marker: "Write your answer above this line",
  offline: {
    subject: (name: string, site: string) => `${name} wrote on ${site}`,
    intro: (name: string, site: string) => `${name} left a message on ${site} while nobody was there:`,
    somebody: "Somebody",
    email: "E-mail",
    page: "Page",
    answer: "Answer by replying to this mail, or here:",
    answerHere: "Answer here:",
  },
  missed: {
    intro: (name: string, site: string) => `${name} wrote on ${site}, and nobody answered in time:`,
  },
  /** Below what is known of who wrote. */
  noEmail: "They left no e-mail address. They see an answer when they come back to the site.",
  /** Where answers by mail do not come in, and a reply goes to the visitor. */
  replyGoesThere: "A reply to this mail goes straight to them, and is not kept with the conversation.",
  more: (count: number) => `(${count} more are in the conversation.)`,
  /** Who has not said a name. */
  visitor: "Visitor",
  answer: {
    subject: (site: string) => `Answer from ${site}`,
    goOn: "Go on with the conversation:",
    /** When mail cannot come in. */
    goOnOnly: "Please answer here, since mails to this address are not read:",
    before: "What was said before:",
  },
  transcript: {
    subject: (site: string) => `Your conversation with ${site}`,
    intro: (site: string, zone: string) => `This is your conversation with ${site}. Times are those of ${zone}.`,
    cut: (count: number) => `The first ${count} texts are left out: all of them are too long for a mail.`,
  },
  /** Below a mail that came in, for what of it is not there. */
  incoming: {
    stranger: (email: string) => `sent by mail from ${email}`,
    cut: (count: number) => `the mail went on for ${count} more characters, which are not kept here`,
    attachments: (count: number) =>
      count === 1
        ? "one attachment of the mail is not kept here"
        : `${count} attachments of the mail are not kept here`,
  },
};

export type MailWords = typeof en;
