import type { MailWords } from "./en.ts";

export const de: MailWords = {
  locale: "de",
  marker: "Schreiben Sie Ihre Antwort über diese Zeile",
  offline: {
    subject: (name, site) => `${name} hat auf ${site} geschrieben`,
    intro: (name, site) => `${name} hat auf ${site} eine Nachricht hinterlassen, als niemand da war:`,
    somebody: "Jemand",
    email: "E-Mail",
    page: "Seite",
    answer: "Antworten Sie auf diese E-Mail oder hier:",
    answerHere: "Antworten Sie hier:",
  },
  missed: {
    intro: (name, site) => `${name} hat auf ${site} geschrieben, und niemand hat rechtzeitig geantwortet:`,
  },
  noEmail:
    "Eine E-Mail-Adresse wurde nicht genannt. Eine Antwort ist zu sehen, wenn die Person auf die Website zurückkommt.",
  replyGoesThere: "Eine Antwort auf diese E-Mail geht direkt dorthin und wird nicht bei der Unterhaltung aufbewahrt.",
  more: (count) => `(${count} weitere stehen in der Unterhaltung.)`,
  visitor: "Besucher",
  answer: {
    subject: (site) => `Antwort von ${site}`,
    goOn: "Die Unterhaltung fortsetzen:",
    goOnOnly: "Bitte antworten Sie hier; E-Mails an diese Adresse werden nicht gelesen:",
    before: "Was bisher gesagt wurde:",
  },
  transcript: {
    subject: (site) => `Ihre Unterhaltung mit ${site}`,
    intro: (site, zone) => `Das ist Ihre Unterhaltung mit ${site}. Zeiten sind die von ${zone}.`,
    cut: (count) => `Die ersten ${count} Texte fehlen: Alle zusammen sind für eine E-Mail zu lang.`,
  },
  incoming: {
    stranger: (email) => `per E-Mail von ${email}`,
    cut: (count) => `die E-Mail hatte ${count} weitere Zeichen, die hier nicht aufbewahrt werden`,
    attachments: (count) =>
      count === 1
        ? "ein Anhang der E-Mail wird hier nicht aufbewahrt"
        : `${count} Anhänge der E-Mail werden hier nicht aufbewahrt`,
  },
};
