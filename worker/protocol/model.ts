import * as v from "valibot";
import { Device } from "./device.ts";
import { DirectoryId, Id, type SiteKey } from "./ids.ts";
import { limits } from "./limits.ts";
import { Schedule } from "./schedule.ts";
import { Segments } from "./segment.ts";
import type { VisitStruggle } from "./struggle.ts";
import { oneLine, text } from "./text.ts";
import { Basket, Counting, VisitEvent } from "./traffic.ts";
import { Restraint, Triggers } from "./trigger.ts";

export { Device, oneLine, text };

/** Epoch milliseconds. */
const Time = v.pipe(v.number(), v.integer(), v.minValue(0));
/** A count or a position; 0 is "before the first". */
export const Sequence = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

export const Role = v.picklist(["owner", "admin", "supervisor", "agent"]);
export type Role = v.InferOutput<typeof Role>;

export const Status = v.picklist(["online", "away", "offline"]);
export type Status = v.InferOutput<typeof Status>;

/** What a visitor may know of an agent. */
export const AgentCard = v.object({ id: DirectoryId, name: text(limits.name), photo: v.nullable(v.string()) });
export type AgentCard = v.InferOutput<typeof AgentCard>;

/** A word that says what somebody is good at; a language is its tag, such as `de`. */
export const Skill = v.pipe(text(limits.skill), v.trim(), v.minLength(1, "is empty"), v.toLowerCase());

/** How much at once, and of what, an agent takes on this site. */
export const Work = v.object({
  /** Ids; none means all of them. */
  departments: v.pipe(v.array(Id), v.maxLength(limits.departments)),
  skills: v.pipe(v.array(Skill), v.maxLength(limits.skills)),
  /** Conversations at once; null is what the site says. */
  capacity: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.capacity))),
});
export type Work = v.InferOutput<typeof Work>;

/**
 * An agent as colleagues see them. `here`: a console of theirs is connected and heard from; `idle`: nobody has touched it
 * for long [AVL4]; `load`: conversations they have or are offered, of `most`.
 */
export type Teammate = AgentCard &
  Work & { role: Role; status: Status; here: boolean; idle: boolean; load: number; most: number };

/** What counts: that an agent can take one more, the hours, or both. Without hours, `both` is `staffed`. */
export const Rule = v.picklist(["staffed", "hours", "both"]);
export type Rule = v.InferOutput<typeof Rule>;

/** Why it is open or closed [AVL5]. */
export type Reason = "agent-online" | "within-hours" | "no-agent-online" | "busy" | "outside-hours" | "closed-by-hand";

/** When it next changes by itself (epoch ms), and to what. */
export type NextChange = { at: number; open: boolean };

/** A department as visitors see it. */
export type DepartmentAvailability = {
  id: string;
  name: string;
  open: boolean;
  reason: Reason;
  next: NextChange | null;
};

/**
 * Computed, never typed. `until` is when to stop believing it without a newer one (epoch ms). `next` is null where only a
 * person can change it. `replies` is the median of what a first answer took lately, in seconds, or null where too few are known.
 */
export type Availability = {
  open: boolean;
  reason: Reason;
  next: NextChange | null;
  replies: number | null;
  agents: AgentCard[];
  departments: DepartmentAvailability[];
  until: number;
};

/** What somebody writes. NUL is left out: SQLite's JSON ends a text there. */
export const MessageText = v.pipe(
  v.string(),
  v.transform((said) => said.toWellFormed().replaceAll("\0", "")),
  v.trim(),
  v.minLength(1, "is empty"),
  v.maxLength(limits.body),
);

/** One item of a conversation. `seq` is contiguous per conversation from 1. `body` is empty unless `kind` is text. */
export const Message = v.object({
  id: Id,
  seq: Sequence,
  at: Time,
  from: v.picklist(["visitor", "agent"]),
  agent: v.nullable(DirectoryId),
  kind: v.picklist(["text", "joined", "closed", "reopened", "missed", "left"]),
  body: v.string(),
});
export type Message = v.InferOutput<typeof Message>;

/** How far each side has received and read, as `seq` of the conversation. */
export const Marks = v.object({
  visitor: v.object({ delivered: Sequence, read: Sequence }),
  team: v.object({ delivered: Sequence, read: Sequence }),
});
export type Marks = v.InferOutput<typeof Marks>;

/** One plain address, without a name, quotes or comments. */
export const Email = v.pipe(v.string(), v.trim(), v.maxLength(limits.email), v.email("is not an e-mail address"));

/** What somebody said of themselves, or the host page of them. Never proof of who they are. */
export const Person = v.object({
  name: v.optional(v.pipe(text(limits.name), v.trim())),
  email: v.optional(Email),
  attributes: v.optional(
    v.pipe(
      v.record(text(limits.attributeKey), v.union([text(limits.attributeValue), v.number(), v.boolean()])),
      v.check(
        (record) => Object.keys(record).length <= limits.attributes,
        `has more than ${limits.attributes} entries`,
      ),
    ),
  ),
});
export type Person = v.InferOutput<typeof Person>;

/** Where to answer somebody who leaves a message. `trap` is a field that people do not see: only programs fill it. */
export const Contact = v.object({
  email: Email,
  name: v.optional(v.pipe(text(limits.name), v.trim())),
  trap: v.optional(v.pipe(v.string(), v.maxLength(limits.attributeValue))),
});
export type Contact = v.InferOutput<typeof Contact>;

/** What a page sees of somebody who does not get on: a burst of clicks on one place, a click that nothing answered, a field that was refused. */
export const ActKind = v.picklist(["rage", "dead", "form-error"]);
export type ActKind = v.InferOutput<typeof ActKind>;

/** A page as the visitor's browser tells it. `path` has no query; it begins with "/". */
export const Page = v.object({
  path: v.pipe(text(limits.path), v.startsWith("/")),
  title: text(limits.title),
  /** The host marks it with `data-hej-ignore`: it counts for no sign of struggle. */
  ignored: v.optional(v.literal(true)),
});
export type Page = v.InferOutput<typeof Page>;

/** A page of a visit, with when it was come to. */
export const PageView = v.object({ ...Page.entries, at: Time });
export type PageView = v.InferOutput<typeof PageView>;

/**
 * A tab as agents see it: `handle` addresses it, and tells nothing of the tab's own secret id. Who somebody is belongs
 * to the tab, never to the visit: strangers behind one address may share that.
 */
export const BoardTab = v.object({ handle: Id, page: PageView, person: Person, visitor: v.nullable(Id) });
export type BoardTab = v.InferOutput<typeof BoardTab>;

/** Everyone on the site now, as the board shows them. `trail` is oldest first and ends with the latest page. */
export const Visit = v.object({
  id: Id,
  since: Time,
  origin: v.string(),
  referrer: v.string(),
  country: v.nullable(v.string()),
  /** As the edge reckons by the address, in its own spelling; the time zone is an IANA one. */
  city: v.optional(v.nullable(v.string())),
  timeZone: v.optional(v.nullable(v.string())),
  language: v.string(),
  device: Device,
  browser: v.string(),
  tabs: v.array(BoardTab),
  trail: v.array(PageView),
  lastEvent: v.nullable(v.object({ name: v.string(), at: Time })),
  /** The campaign in the first page's address. */
  campaign: v.optional(v.string()),
  /** The last ones, oldest first. */
  events: v.optional(v.array(VisitEvent)),
  basket: v.optional(Basket),
  /** What triggers put on it, the last ones. */
  tags: v.optional(v.array(v.string())),
});
export type Visit = v.InferOutput<typeof Visit> & {
  /** Null where nothing says that they do not get on; a site of before does not say it. */
  struggle?: VisitStruggle | null;
};

/** An agent was asked to take it. */
export const Asked = v.object({ agent: DirectoryId, at: Time });
export type Asked = v.InferOutput<typeof Asked>;

/**
 * A conversation that waits for an agent, or was missed. `offer` is to whom it is offered now; `asked` is everybody who
 * was, in order; `fellBack` says that it went to the fallback department [RTE4].
 */
export const Waiting = v.object({
  since: Time,
  /** 0, or 1 for one that was with an agent before. */
  priority: v.picklist([0, 1]),
  offer: v.nullable(v.object({ ...Asked.entries, reminded: v.boolean() })),
  asked: v.array(Asked),
  fellBack: v.boolean(),
});
export type Waiting = v.InferOutput<typeof Waiting>;

/** What an agent writes for colleagues only. `after` is the `seq` of the message before it. */
export const Note = v.object({ id: Id, at: Time, agent: DirectoryId, after: Sequence, body: v.string() });
export type Note = v.InferOutput<typeof Note>;

/** The fate of one mail, and since when. `to` is a person's address, or the team's. `reason` says what the other side said. */
export const Mail = v.object({
  id: Id,
  kind: v.picklist(["message", "answer", "transcript"]),
  to: v.array(v.string()),
  state: v.picklist(["queued", "sent", "bounced", "failed"]),
  at: Time,
  tries: v.number(),
  reason: v.nullable(v.string()),
});
export type Mail = v.InferOutput<typeof Mail>;

/** A conversation as agents see it in a list; its messages come by `log` and by events. */
export const Conversation = v.object({
  id: Id,
  /** `missed`: nobody answered in time; `message`: left while nobody was there. Both are answered by mail, or live if they come back. */
  state: v.picklist(["queued", "open", "closed", "missed", "message"]),
  visitor: Id,
  person: Person,
  /** The visit it began in; gone from the board later. */
  visit: v.nullable(Id),
  startedBy: v.picklist(["visitor", "agent"]),
  startedAt: Time,
  /** The page it began on. */
  page: v.nullable(Page),
  country: v.nullable(v.string()),
  language: v.string(),
  agent: v.nullable(DirectoryId),
  department: v.nullable(Id),
  /** While it is queued, and after it was missed. */
  waiting: v.nullable(Waiting),
  /** The last ones, oldest first. */
  mails: v.array(Mail),
  /** Whether an agent's first words were shown: `left` when the visitor was gone before. */
  reach: v.picklist(["reached", "pending", "left"]),
  /** The last message's `seq`. */
  seq: Sequence,
  last: v.nullable(Message),
});
export type Conversation = v.InferOutput<typeof Conversation>;

/** A conversation with its marks, as snapshots carry it. */
export const ConversationEntry = v.object({ conversation: Conversation, marks: Marks });
export type ConversationEntry = v.InferOutput<typeof ConversationEntry>;

const Origin = v.pipe(
  v.string(),
  v.maxLength(260),
  v.regex(
    /^https?:\/\/(localhost|(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+)(:\d{1,5})?$/i,
    "must look like https://example.com or https://*.example.com",
  ),
  v.toLowerCase(),
);

/** A part of the team with a name that visitors choose by; what is null is as the site's. */
export const Department = v.object({
  id: Id,
  name: v.pipe(text(limits.name), v.trim(), v.minLength(1, "is empty")),
  rule: v.nullable(Rule),
  hours: v.nullable(Schedule),
});
export type Department = v.InferOutput<typeof Department>;

/** Open or closed by hand, until a time. */
export const Override = v.object({ open: v.boolean(), until: Time });
export type Override = v.InferOutput<typeof Override>;

const between = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(least, `must be ${least} or more`),
    v.maxValue(most, `must be ${most} or less`),
  );

/** Whom a conversation is offered to, and for how long one waits [RTE4]. */
export const Routing = v.object({
  /** Conversations at once for each agent who has no number of their own. */
  capacity: v.optional(between(1, limits.capacity), 4),
  /** Seconds after an offer. */
  remindAfter: v.optional(between(5, 3_600), 30),
  offerAfter: v.optional(between(10, 3_600), 60),
  /** Seconds after it began to wait: to the fallback department; given up while nobody can be asked; given up at the latest. */
  fallbackAfter: v.optional(between(10, 7_200), 120),
  giveUpAfter: v.optional(between(10, 7_200), 180),
  waitAtMost: v.optional(between(60, 86_400), 900),
  /** Minutes without a touch: then away, and then offline. */
  idleAfter: v.optional(between(1, 240), 10),
  signedOffAfter: v.optional(between(2, 1_440), 60),
  /** The department asked when nobody else answers; null is the whole team. */
  fallback: v.optional(v.nullable(Id), null),
});
export type Routing = v.InferOutput<typeof Routing>;

/** What a site's people may change. Its origins are where the widget may run. */
export const Settings = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(limits.name)),
  origins: v.pipe(v.array(Origin), v.minLength(1, "name at least one origin"), v.maxLength(50)),
  color: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, "must look like #1f6feb")),
  position: v.picklist(["left", "right"]),
  /** The first line visitors read; empty means the widget's own words in their language. */
  greeting: text(300),
  /** Keep nothing at all on visitors' devices, not even after they wrote. */
  strict: v.boolean(),
  /** When the team answers; null is always. */
  hours: v.optional(v.nullable(Schedule), null),
  rule: v.optional(Rule, "both"),
  override: v.optional(v.nullable(Override), null),
  departments: v.optional(
    v.pipe(
      v.array(Department),
      v.maxLength(limits.departments),
      v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, "has an id twice"),
    ),
    [],
  ),
  routing: v.optional(Routing, {}),
  /** Who gets the messages that visitors leave; nobody here means owners and admins. */
  mailTo: v.optional(v.pipe(v.array(Email), v.maxLength(20)), []),
  counting: v.optional(Counting, {}),
  /** Who is invited, and what else is done for whom; and the one budget of it all [TRG9]. */
  triggers: v.optional(Triggers, []),
  segments: v.optional(Segments, []),
  restraint: v.optional(Restraint, {}),
});
export type Settings = v.InferOutput<typeof Settings>;

/** What the edge interpolates into the tag for the loader. */
export type TagConfig = {
  key: v.InferOutput<typeof SiteKey>;
  /** Origin of the edge, no trailing slash. */
  edge: string;
  settings: Pick<Settings, "name" | "color" | "position" | "greeting" | "strict">;
  availability: Pick<Availability, "open" | "until">;
};
