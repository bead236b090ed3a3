import type { Reason } from "#protocol/model";

/** What the public page says, in English. Every other language has the same shape. */
export const en = {
  direction: "ltr" as "ltr" | "rtl",
  title: (site: string) => `Opening hours: ${site}`,
  heading: "Opening hours",
  open: "Open now",
  closed: "Closed now",
  why: {
    "agent-online": "Somebody of the team is here and answers in the chat.",
    "within-hours": "Write to us in the chat and we will answer.",
    "no-agent-online": "Nobody of the team is here right now. Leave a message in the chat and we will get back to you.",
    busy: "Everybody is in a conversation right now. Write to us and we will answer as soon as we can.",
    "outside-hours": "Leave a message in the chat and we will get back to you.",
    "closed-by-hand": "We are away for once. Leave a message in the chat and we will get back to you.",
  } satisfies Record<Reason, string> as Record<Reason, string>,
  opens: (when: string) => `Opens ${when}`,
  closes: (when: string) => `Closes ${when}`,
  today: (time: string) => `today at ${time}`,
  tomorrow: (time: string) => `tomorrow at ${time}`,
  onDay: (day: string, time: string) => `on ${day} at ${time}`,
  inZone: (when: string, zone: string) => `In ${zone}: ${when}`,
  replies: (duration: string) => `Lately we usually answered in about ${duration}.`,
  day: "Day",
  hours: "Hours",
  closedOn: "closed",
  allDay: "open all day",
  nextDay: "the next day",
  always: "Always open, day and night.",
  whenHere: "At any time, whenever somebody of the team is here.",
  exceptions: "Other hours",
  departments: "Departments",
  sameHours: "The same hours.",
  zone: (zone: string, time: string) => `All times are in ${zone}. It is ${time} there now.`,
  missing: "There is nothing at this address",
  missingHint: "Check the link, or ask whoever gave it to you.",
};

export type HoursWords = typeof en;
