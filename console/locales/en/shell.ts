import { makePlural } from "../plural.ts";

const plural = makePlural("en");

export const app = {
  name: "Hejdesk",
  loading: "Loading…",
  retry: "Try again",
  notFound: "There is nothing at this address",
  notFoundHint: "It may belong to somebody else, or the link was not copied whole.",
  broken: "This part did not load",
  brokenHint: "Hejdesk may have been updated meanwhile. What you wrote is kept; reload the page to go on.",
  toStart: "Go to the board",
  skip: "Skip to content",
  close: "Close",
  cancel: "Cancel",
  undo: "Undo",
  back: "Back",
};

export const nav = {
  label: "Main",
  board: "Board",
  inbox: "Inbox",
  team: "Team",
  routing: "Routing",
  triggers: "Triggers",
  hours: "Hours",
  reports: "Reports",
  settings: "Settings",
  site: (name: string) => `Site: ${name}`,
  newSite: "Add a site",
  account: "Account",
  signOut: "Sign out",
  shortcuts: "Keyboard shortcuts",
  unread: (count: number) => plural(count, { one: "# unread", other: "# unread" }),
};

export const status = {
  label: "Your status",
  colleagues: "Colleagues who are here",
  load: (load: number, most: number) => `Has ${load} of the ${most} conversations they take at once`,
  online: "Online",
  away: "Away",
  offline: "Offline",
  offlineHint: "You are offline: to visitors you are not here.",
  goOnline: "Go online",
  visitorsSee: "Visitors see",
  open: "Open",
  closed: "Closed",
  unknown: "…",
  why: {
    "agent-online": "Somebody of the team is there and can take one more.",
    "within-hours": "It is within the hours.",
    "no-agent-online": "Nobody of the team is there.",
    busy: "Everybody who is there has their hands full.",
    "outside-hours": "It is outside the hours.",
    "closed-by-hand": "Closed by hand.",
  },
  opens: (when: string) => `Opens ${when}.`,
  closes: (when: string) => `Closes ${when}.`,
};

export const link = {
  connecting: "Connecting…",
  waiting: "Reconnecting… What you write is kept and sent then.",
  unauthorized: "Your session has ended.",
  forbidden: "You do not have access to this site any more.",
  version: "Hejdesk was updated. Reload the page to go on.",
  ended: "The connection was closed for good. Reload the page to try again.",
  reload: "Reload",
  signIn: "Sign in again",
};

export const failures = {
  unreachable: "The server cannot be reached. Check your connection and try again.",
  fallback: "That did not work. Try again in a moment.",
  rate_limited: "Too many tries. Wait a minute and try again.",
  unauthorized: "You are signed out. Sign in and try again.",
  forbidden: "Your role does not allow this. Ask an owner or admin.",
  INVALID_EMAIL_OR_PASSWORD: "E-mail and password do not match.",
  INVALID_EMAIL: "This is not an e-mail address.",
  PASSWORD_TOO_SHORT: "The password is too short. Use at least 10 characters.",
  PASSWORD_TOO_LONG: "The password is too long. Use at most 128 characters.",
  USER_ALREADY_EXISTS: "There is already an account with this e-mail. Sign in instead.",
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: "There is already an account with this e-mail. Sign in instead.",
  ORGANIZATION_ALREADY_EXISTS: "There is already an organization of this name.",
  USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION: "This person is already a member.",
  USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION: "This person is already invited. The link is in the list below.",
  YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION:
    "This invitation is for another e-mail. Sign out, then open the link again.",
  INVITATION_NOT_FOUND: "This invitation is not valid any more. Ask for a new one.",
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER:
    "An organization needs an owner. Make somebody else owner first.",
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER: "An organization needs an owner. Make somebody else owner first.",
  YOU_ARE_NOT_ALLOWED_TO_INVITE_USER_WITH_THIS_ROLE: "You may not give this role. Ask an owner.",
  YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER: "You may not change this member. Ask an owner.",
  YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER: "You may not remove this member. Ask an owner.",
  SIGN_UP_CLOSED: "Sign-up is by invitation. Ask an owner or admin of your organization for a link.",
};

export const shortcuts = {
  title: "Keyboard shortcuts",
  next: "Next conversation",
  previous: "Previous conversation",
  send: "Send",
  newline: "New line",
  search: "Search the board",
  rows: "Next and previous visitor",
  escape: "Close the panel",
  help: "This list",
  singleKeys: "Use single keys (? and /) as shortcuts",
};

export const when = {
  today: (time: string) => `today at ${time}`,
  tomorrow: (time: string) => `tomorrow at ${time}`,
  later: (day: string, time: string) => `on ${day} at ${time}`,
};

export const duration = {
  seconds: (count: number) => `${count} s`,
  minutes: (minutes: number, seconds: number) => `${minutes} min ${String(seconds).padStart(2, "0")} s`,
  hours: (hours: number, minutes: number) => `${hours} h ${String(minutes).padStart(2, "0")} min`,
  days: (count: number) => plural(count, { one: "# day", other: "# days" }),
  roughMinutes: (count: number) => `${count} min`,
  now: "now",
};
