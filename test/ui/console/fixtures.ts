import * as v from "valibot";
import type { ToAgent } from "#protocol/agent";
import type { BoardChange } from "#protocol/board-window";
import type { SiteEvent } from "#protocol/event";
import {
  type BoardTab,
  type Conversation,
  type Department,
  type Marks,
  type Message,
  Settings,
  type Teammate,
  type Visit,
  type Waiting,
} from "#protocol/model";

export const ME = "user_of_these_tests";
export const BO = "colleague_of_these";

/** An id of the right shape that says what it is. */
export const idOf = (name: string): string => name.padEnd(22, "_").slice(0, 22);

export const message = (seq: number, change: Partial<Message> = {}): Message => ({
  id: idOf(`message-${seq}`),
  seq,
  at: 1_000_000 + seq * 1000,
  from: "visitor",
  agent: null,
  kind: "text",
  body: `words ${seq}`,
  ...change,
});

export const conversation = (name: string, change: Partial<Conversation> = {}): Conversation => ({
  id: idOf(name),
  state: "queued",
  visitor: idOf(`visitor-${name}`),
  person: {},
  visit: null,
  startedBy: "visitor",
  startedAt: 1_000_000,
  page: { path: "/lamps", title: "Lamps" },
  country: "DE",
  language: "de-DE",
  agent: null,
  department: null,
  waiting: null,
  mails: [],
  reach: "reached",
  seq: 0,
  last: null,
  ...change,
});

/** A wait, as it begins. */
export const waiting = (change: Partial<Waiting> = {}): Waiting => ({
  since: 1_000_000,
  priority: 0,
  offer: null,
  asked: [],
  fellBack: false,
  ...change,
});

export const department = (name: string, change: Partial<Department> = {}): Department => ({
  id: idOf(name),
  name,
  rule: null,
  hours: null,
  ...change,
});

export const marks = (team: number, visitor = 0): Marks => ({
  visitor: { delivered: visitor, read: visitor },
  team: { delivered: team, read: team },
});

export const tab = (name: string, change: Partial<BoardTab> = {}): BoardTab => ({
  handle: idOf(name),
  page: { path: "/lamps", title: "Lamps", at: 1_060_000 },
  person: {},
  visitor: null,
  ...change,
});

export const visit = (name: string, change: Partial<Visit> = {}): Visit => {
  const only = tab(`tab-${name}`);
  return {
    id: idOf(name),
    since: 1_000_000,
    origin: "https://shop.example",
    referrer: "https://www.search.example/find",
    country: "DE",
    language: "de-DE",
    device: "phone",
    browser: "Firefox",
    tabs: [only],
    trail: [{ path: "/", title: "Home", at: 1_000_000 }, only.page],
    lastEvent: null,
    ...change,
  };
};

export const mate = (change: Partial<Teammate> = {}): Teammate => ({
  id: ME,
  name: "Ana",
  photo: null,
  role: "agent",
  status: "online",
  here: true,
  idle: false,
  departments: [],
  skills: [],
  capacity: null,
  load: 0,
  most: 4,
  ...change,
});

export const welcome = (change: Partial<Extract<ToAgent, { t: "welcome" }>> = {}): ToAgent => ({
  t: "welcome",
  v: 1,
  epoch: idOf("epoch"),
  rev: 0,
  now: 1_100_000,
  me: mate(),
  site: { id: "site_1", key: "shopshopshopshop" },
  ...change,
});

/** A site's settings, as one that was just made has them. */
export const siteSettings = (change: Partial<Settings> = {}): Settings => ({
  ...v.parse(Settings, {
    name: "Shop",
    origins: ["https://shop.example"],
    color: "#1f6feb",
    position: "right",
    greeting: "",
    strict: false,
  }),
  ...change,
});

export const snapshot = (
  rev: number,
  entries: [Conversation, Marks][],
  seen: string | null = null,
  settings: Settings = siteSettings(),
): ToAgent => ({
  t: "snapshot",
  rev,
  conversations: entries.map(([entry, entryMarks]) => ({ conversation: entry, marks: entryMarks })),
  settings,
  seen,
});

export const events = (...list: [number, SiteEvent][]): ToAgent => ({
  t: "events",
  events: list.map(([rev, event]) => ({ rev, at: 1_000_000, event })),
});

/** What the site tells of the board, whatever was asked for last. */
export const board = (change: Partial<BoardChange> = {}): ToAgent => ({
  t: "board",
  ...{ n: 1_000_000, here: 0, matching: 0, from: 0, put: [], gone: [] },
  ...change,
});

/** Rows that are all of the board. */
export const rows = (...visits: Visit[]): ToAgent =>
  board({
    here: visits.length,
    matching: visits.length,
    ids: visits.map(({ id }) => id),
    put: visits.map((visit) => ({ ...visit, pages: visit.trail.length })),
  });

export const now = (team: Teammate[] = [mate()], open = true): ToAgent => ({
  t: "now",
  visits: [],
  team,
  availability: {
    open,
    reason: open ? "agent-online" : "no-agent-online",
    next: null,
    replies: null,
    agents: [],
    departments: [],
    until: 2_000_000,
  },
  viewing: [],
});
