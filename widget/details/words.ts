import type { Plural } from "../locales/en.ts";

/** The words of this part, which comes with all its languages: they are few. */
export type DetailsWords = {
  department: string;
  any: string;
  closedNow(name: string): string;
  email: string;
  wrongEmail: string;
  name: string;
  thanks(email: string): string;
  /** What is said where only an address was given. */
  reachMe(email: string): string;
  back(when: string): string;
  on(day: string, time: string): string;
  next: string;
  usually(time: string): string;
  before: Plural;
};

const en: DetailsWords = {
  department: "What is it about?",
  any: "Anything",
  closedNow: (name) => `${name} (not here now)`,
  email: "Your e-mail",
  wrongEmail: "We need an e-mail address like name@example.com to answer you.",
  name: "Your name (if you like)",
  thanks: (email) => `Thank you! We’ll answer to ${email}.`,
  reachMe: (email) => `My e-mail: ${email}`,
  back: (when) => `We answer again ${when}. Until then, leave us a message.`,
  on: (day, time) => `${day} at ${time}`,
  next: "You’re next. Somebody will be with you soon.",
  usually: (time) => `It usually takes up to ${time}.`,
  before: { one: "{n} person is before you.", other: "{n} people are before you." },
};

const de: DetailsWords = {
  department: "Worum geht es?",
  any: "Egal was",
  closedNow: (name) => `${name} (gerade nicht da)`,
  email: "Ihre E-Mail-Adresse",
  wrongEmail: "Für die Antwort brauchen wir eine E-Mail-Adresse wie name@example.com.",
  name: "Ihr Name (wenn Sie möchten)",
  thanks: (email) => `Vielen Dank! Wir antworten an ${email}.`,
  reachMe: (email) => `Meine E-Mail-Adresse: ${email}`,
  back: (when) => `Wir antworten wieder ${when}. Hinterlassen Sie uns so lange eine Nachricht.`,
  on: (day, time) => `${day} um ${time}`,
  next: "Sie sind als Nächstes dran. Gleich ist jemand für Sie da.",
  usually: (time) => `Das dauert meist höchstens ${time}.`,
  before: { one: "{n} Person ist vor Ihnen.", other: "{n} Personen sind vor Ihnen." },
};

const ar: DetailsWords = {
  department: "ما موضوع رسالتك؟",
  any: "أي موضوع",
  closedNow: (name) => `${name} (غير متاح الآن)`,
  email: "بريدك الإلكتروني",
  wrongEmail: "نحتاج إلى بريد إلكتروني مثل name@example.com لنرد عليك.",
  name: "اسمك (اختياري)",
  thanks: (email) => `شكرًا لك! سنرد على ${email}.`,
  reachMe: (email) => `بريدي الإلكتروني: ${email}`,
  back: (when) => `نعود للرد ${when}. اترك لنا رسالة حتى ذلك الحين.`,
  on: (day, time) => `${day}، الساعة ${time}`,
  next: "أنت التالي في الدور. سيكون أحدنا معك قريبًا.",
  usually: (time) => `يستغرق ذلك عادةً ${time} على الأكثر.`,
  before: {
    zero: "لا أحد قبلك.",
    one: "شخص واحد قبلك.",
    two: "شخصان قبلك.",
    few: "{n} أشخاص قبلك.",
    many: "{n} شخصًا قبلك.",
    other: "{n} شخص قبلك.",
  },
};

export const detailsWords = (language: string): DetailsWords => (language === "de" ? de : language === "ar" ? ar : en);
