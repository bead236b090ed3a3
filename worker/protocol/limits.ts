/** Every bound of the wire in one place; PROTOCOL.md cites them by name. Lengths are UTF-16 code units. */
export const limits = {
  /** An inbound frame, in UTF-8 bytes. */
  frame: 16_384,
  /** A change of a site's settings over HTTP, in UTF-8 bytes: schedules may be long. */
  settings: 262_144,
  /** One message's text. */
  body: 4_000,
  /** A page's path, with its query cut off. */
  path: 200,
  title: 80,
  referrer: 200,
  /** Pages kept of a visit; with the two lengths above this bounds a socket's attachment (16,384 bytes). */
  pages: 20,
  /** Things that a visit's pages told of what somebody met, and signs of struggle that are told of it. */
  acts: 20,
  signals: 4,
  name: 80,
  email: 254,
  attributes: 20,
  attributeKey: 40,
  attributeValue: 200,
  /** All attributes of a person together, as JSON. */
  attributesTotal: 2_000,
  /** Frames a client may get wrong on one socket before it is closed with `malformed`. */
  strikes: 3,
  /** Durable events an agent may be behind before the site sends a snapshot instead. */
  resumeEvents: 500,
  /** Messages a visitor may be behind before the site sends the last ones instead. */
  resumeMessages: 200,
  /** Messages in one `log` page. */
  logPage: 50,
  /** Closed conversations in an agent's snapshot; older ones are in the history. */
  closedInSnapshot: 50,
  /** Tabs that a visit shows on the board, and that one socket may speak for. */
  tabs: 8,
  /** Rows of the board that a console asks for at once, pages that it lists, letters to search by, and pages that a row tells. */
  boardRows: 120,
  boardPages: 50,
  boardText: 200,
  boardTrail: 4,
  /** Frames of any kind a visitor's socket may send in ten seconds. */
  framesPerTenSeconds: 100,
  /** New visitors who write from one address and browser in ten minutes. */
  newVisitorsPerTenMinutes: 20,
  /** What a visitor's connection may have unread before it is closed with `slow`, in characters; asked about every eighth. */
  unreadByVisitor: 65_536,
  /** The same for a console; from a quarter on it gets no presence until it caught up. */
  unreadByAgent: 524_288,
  /** Messages a visitor may send in a minute. */
  messagesPerMinute: 20,
  /** Entries in the week of a schedule, exceptions from it, hours of one exception, and how long its label may be. */
  weekHours: 100,
  exceptions: 200,
  exceptionHours: 24,
  exceptionLabel: 80,
  departments: 20,
  /** Skills of an agent, and how long one may be. */
  skills: 20,
  skill: 30,
  /** Conversations at once that an agent may be set to. */
  capacity: 50,
  /** Events kept of a visit; how long a text of one and a campaign's name may be; the largest count and value in one. */
  events: 10,
  eventText: 80,
  campaign: 80,
  eventCount: 1_000_000,
  eventValue: 10_000_000,
  /** Events that a site names as goals, its funnels, and their steps. */
  goals: 20,
  funnels: 10,
  funnelSteps: 10,
  /** Who was asked to take a conversation, and mails about it: so many are told, the last ones. */
  asked: 20,
  mails: 5,
  triggers: 50,
  segments: 50,
  /** A condition: levels of nesting, tests and groups in all, and entries in a list of one test. */
  conditionDepth: 6,
  conditionNodes: 60,
  conditionEntries: 50,
  /** What a trigger does, the languages it speaks, and the ways to say it in each, of so many characters. */
  actions: 8,
  languages: 20,
  sayings: 4,
  saying: 300,
  tag: 30,
  /** Invitations that a ledger remembers, the last ones. */
  ledger: 50,
  /** Of those, the ones that a device and a socket's attachment keep; and the names of places for them that a page tells. */
  ledgerKept: 20,
  slots: 10,
  /** Tags of a visit, the last ones. */
  tags: 8,
} as const;

/** How long a visit whose last socket closed waits for its next page, in milliseconds. */
export const VISIT_LINGERS = 30 * 60_000;
/** A message to a conversation closed longer ago than this starts a new one. */
export const REOPENS_WITHIN = 24 * 3_600_000;

/** A console that was not heard of for so long is not there, in milliseconds: it pings every 25 seconds, and a network may be slow. */
export const SILENT_AFTER = 42_000;
/** A console says at most so often that somebody touched it, in milliseconds. */
export const ACTIVE_EVERY = 30_000;
