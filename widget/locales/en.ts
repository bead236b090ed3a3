/** A text by number; `{n}` is the number in the language's digits. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

const unread: Plural = { one: "{n} new message", other: "{n} new messages" };
const left: Plural = { one: "{n} character left", other: "{n} characters left" };
const slower: Plural = {
  one: "That was a lot at once. You can send again in {n} second.",
  other: "That was a lot at once. You can send again in {n} seconds.",
};
const over: Plural = { one: "{n} character too long", other: "{n} characters too long" };

/** The widget's words in English. Every other locale has the same shape. */
export const en = {
  chatWith: (site: string) => `Chat with ${site}`,
  here: "We’re here",
  /** `time` is how long it takes, such as "3 minutes". */
  hereWithin: (time: string) => `We’re here. We usually answer in about ${time}.`,
  away: "We’re not here right now",
  greeting: "Hi! How can we help?",
  messages: "Messages",
  write: "Write a message…",
  yourMessage: "Your message",
  send: "Send",
  close: "Close the chat",
  dismiss: "Dismiss",
  openChat: "Open the chat",
  team: "The team",
  joined: (name: string) => `${name} joined`,
  closed: "The conversation was closed",
  reopened: "The conversation is open again",
  missed: "Nobody could answer in time. We’re sorry!",
  leftHere: "We have your message and will answer it.",
  closedNow: "Write to open it again.",
  reconnecting: "Reconnecting…",
  typing: (name: string) => `${name} is typing…`,
  sending: "Sending…",
  sent: "Sent",
  delivered: "Delivered",
  read: "Read",
  notSent: "Not sent.",
  again: "Try again",
  unread,
  left,
  slower,
  over,
};

export type Words = typeof en;
