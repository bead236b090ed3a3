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
  answer: {
    subject: (site: string) => `Answer from ${site}`,
    goOn: "Go on with the conversation:",
    /** When mail cannot come in. */
    goOnOnly: "Please answer here, since mails to this address are not read:",
    before: "What was said before:",
  },
  transcript: {
    subject: (site: string) => `Your conversation with ${site}`,
    intro: (site: string, zone: string) =>
      `This is your conversation with ${site}, as you asked for it. Times are those of ${zone}.`,
  },
};

export type MailWords = typeof en;
