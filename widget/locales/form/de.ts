import type { FormWords } from "./en.ts";

export const de: FormWords = {
  busy: "Gerade sind alle im Gespräch",
  backToday: (time) => `Wir antworten wieder um ${time} Uhr`,
  backTomorrow: (day, time) => `Wir antworten wieder ${day} um ${time} Uhr`,
  backOn: (day, time) => `Wir antworten wieder am ${day} um ${time} Uhr`,
  leave: "Hinterlassen Sie eine Nachricht, wir antworten per E-Mail.",
  missed: "Nennen Sie uns Ihre E-Mail-Adresse, dann antworten wir Ihnen dort.",
  thanks: "Danke! Wir antworten Ihnen per E-Mail.",
  email: "Ihre E-Mail-Adresse",
  emailWrong: "Bitte geben Sie eine E-Mail-Adresse ein, wie name@example.com.",
  name: "Ihr Name (freiwillig)",
  change: "Ändern",
  myEmail: (email) => `Meine E-Mail-Adresse: ${email}`,
  textMissing: "Bitte schreiben Sie eine Nachricht.",
  department: "An",
  anybody: "Egal, wer antwortet",
  closedNow: (department) => `${department} (gerade geschlossen)`,
  place: { other: "Sie sind Nummer {n} in der Warteschlange." },
  next: "Sie sind als Nächstes dran.",
  usually: (time) => `Meist dauert es etwa ${time}.`,
};
