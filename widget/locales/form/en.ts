import type { Plural } from "../en.ts";

const place: Plural = { other: "You’re number {n} in line." };

/** The words of the form in English. They are loaded with it; every other locale has the same shape. */
export const en = {
  busy: "Everybody is busy right now",
  /** When the team answers again. `time` is a time of day, `day` such as "tomorrow", "Monday" or "24 December". */
  backToday: (time: string) => `We answer again at ${time}`,
  backTomorrow: (day: string, time: string) => `We answer again ${day} at ${time}`,
  backOn: (day: string, time: string) => `We answer again on ${day} at ${time}`,
  leave: "Leave a message, and we’ll answer by e-mail.",
  missed: "Leave your e-mail, and we’ll answer you there.",
  thanks: "Thanks! We’ll answer you by e-mail.",
  email: "Your e-mail",
  emailWrong: "Please enter an e-mail address, such as name@example.com.",
  name: "Your name (optional)",
  change: "Change",
  myEmail: (email: string) => `My e-mail: ${email}`,
  textMissing: "Please write a message.",
  department: "To",
  anybody: "Anybody",
  closedNow: (department: string) => `${department} (closed now)`,
  place,
  next: "You’re next in line.",
  /** `time` is how long it takes, such as "3 minutes". */
  usually: (time: string) => `Usually about ${time}.`,
  copy: "E-mail me a copy",
  /** An address follows. */
  copySent: "A copy is on its way to",
  copyFailed: "That didn’t work. Please try again later.",
};

export type FormWords = typeof en;
