import type { HoursWords } from "./en.ts";

export const de: HoursWords = {
  direction: "ltr",
  title: (site) => `Öffnungszeiten: ${site}`,
  heading: "Öffnungszeiten",
  open: "Jetzt geöffnet",
  closed: "Jetzt geschlossen",
  why: {
    "agent-online": "Jemand aus dem Team ist da und antwortet im Chat.",
    "within-hours": "Schreiben Sie uns im Chat, wir antworten.",
    "no-agent-online":
      "Gerade ist niemand aus dem Team da. Hinterlassen Sie im Chat eine Nachricht, wir melden uns bei Ihnen.",
    busy: "Gerade sind alle im Gespräch. Schreiben Sie uns, wir antworten so bald wie möglich.",
    "outside-hours": "Hinterlassen Sie im Chat eine Nachricht, wir melden uns bei Ihnen.",
    "closed-by-hand":
      "Wir sind ausnahmsweise nicht da. Hinterlassen Sie im Chat eine Nachricht, wir melden uns bei Ihnen.",
  },
  opens: (when) => `Öffnet ${when}`,
  closes: (when) => `Schließt ${when}`,
  today: (time) => `heute um ${time} Uhr`,
  tomorrow: (time) => `morgen um ${time} Uhr`,
  onDay: (day, time) => `am ${day} um ${time} Uhr`,
  inZone: (when, zone) => `${zone}: ${when}`,
  replies: (duration) => `Zuletzt haben wir meist nach etwa ${duration} geantwortet.`,
  day: "Tag",
  hours: "Zeiten",
  closedOn: "geschlossen",
  allDay: "ganztägig geöffnet",
  nextDay: "am Folgetag",
  always: "Immer geöffnet, Tag und Nacht.",
  whenHere: "Jederzeit, sobald jemand aus dem Team da ist.",
  exceptions: "Abweichende Zeiten",
  departments: "Abteilungen",
  sameHours: "Dieselben Zeiten.",
  zone: (zone, time) => `Alle Zeiten: ${zone}. Dort ist es jetzt ${time} Uhr.`,
  missing: "Unter dieser Adresse gibt es nichts",
  missingHint: "Prüfen Sie den Link oder fragen Sie, von wem Sie ihn haben.",
};
