import { makePlural } from "../plural.ts";

const plural = makePlural("en");

export const settings = {
  title: "Site settings",
  readOnly: "Owners and admins change these settings.",
  general: "General",
  look: "Look",
  name: "Name of the site",
  color: "Colour",
  pickColor: "Pick a colour",
  colorHint: "Of the launcher and the visitor’s own messages.",
  colorWrong: "Write the colour like #1f6feb.",
  position: "Position",
  left: "Left",
  right: "Right",
  greeting: "Greeting",
  greetingHint: "The first line that visitors read. Leave it empty for a friendly one in the language of the page.",
  strict: "Strict mode",
  strictHint: "Keep nothing at all on visitors’ devices. A conversation then ends with the page.",
  preview: "Preview",
  previewHint: "How it sits on your page",
  previewGreeting: "Hi! How can we help?",
  previewWord: "Chat",
  save: "Save",
  saving: "Saving…",
  saved: "Saved. New page views have it at once.",
  unsaved: "Not saved yet",
  leftUnsaved: "Your changes of the settings are not saved yet. They wait there while this tab is open.",
  discard: "Discard",
  install: "Installation",
  seen: (where: string) => `Seen on ${where}`,
  notSeen: "Not seen on a page yet",
  nameMissing: "Give the site a name.",
};

export const history = {
  title: "History",
  complete: "Everything that was said is in the history.",
  behind: (count: number) =>
    plural(count, {
      one: "# event is on its way to the history.",
      other: "# events are on their way to the history.",
    }),
  parked: (count: number) =>
    plural(count, {
      one: "# event could not be written to the history. It is kept here and tried again every day.",
      other: "# events could not be written to the history. They are kept here and tried again every day.",
    }),
  retry: "Try again",
  trying: "Trying…",
  what: {
    started: "Beginning of a conversation",
    returned: "Return of a conversation",
    message: "Message",
    assigned: "Who has a conversation",
    waiting: "Whom a conversation was offered to",
    department: "Department of a conversation",
    note: "Note",
    mail: "Fate of a mail",
    reach: "Whether a visitor was reached",
    person: "Who a visitor is",
    settings: "Settings of the site",
    seen: "First visit",
  },
};
