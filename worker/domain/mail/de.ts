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
  answer: {
    subject: (site) => `Antwort von ${site}`,
    goOn: "Die Unterhaltung fortsetzen:",
    goOnOnly: "Bitte antworten Sie hier; E-Mails an diese Adresse werden nicht gelesen:",
    before: "Was bisher gesagt wurde:",
  },
  transcript: {
    subject: (site) => `Ihre Unterhaltung mit ${site}`,
    intro: (site, zone) => `Das ist Ihre Unterhaltung mit ${site}, wie gewünscht. Zeiten sind die von ${zone}.`,
  },
};
