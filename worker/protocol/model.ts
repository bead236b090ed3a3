import * as v from "valibot";
import { DirectoryId, Id, type SiteKey } from "./ids.ts";
import { limits } from "./limits.ts";

/** One line of text: control characters become spaces, half characters are mended. */
export const text = (max: number) => v.pipe(v.string(), v.maxLength(max), v.transform(oneLine));
export const oneLine = (said: string): string => said.toWellFormed().replace(/\p{Cc}/gu, " ");
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

/** An agent as colleagues see them. `here`: a console of theirs is connected and heard from; `idle`: nobody has touched it for long [AVL4]. */
export const Teammate = v.object({
  ...AgentCard.entries,
  role: Role,
  status: Status,
  here: v.boolean(),
  idle: v.boolean(),
});
export type Teammate = v.InferOutput<typeof Teammate>;

/** Computed, never typed. `until` is when to stop believing it without a newer one (epoch ms). */
export const Availability = v.object({
  open: v.boolean(),
  reason: v.picklist(["agent-online", "no-agent-online"]),
  agents: v.array(AgentCard),
  until: Time,
});
export type Availability = v.InferOutput<typeof Availability>;

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
  kind: v.picklist(["text", "joined", "closed", "reopened"]),
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

/** A page as the visitor's browser tells it. `path` has no query; it begins with "/". */
export const Page = v.object({
  path: v.pipe(text(limits.path), v.startsWith("/")),
  title: text(limits.title),
});
export type Page = v.InferOutput<typeof Page>;

/** A page of a visit, with when it was come to. */
export const PageView = v.object({ ...Page.entries, at: Time });
export type PageView = v.InferOutput<typeof PageView>;

export const Device = v.picklist(["phone", "tablet", "desktop"]);
export type Device = v.InferOutput<typeof Device>;

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
  language: v.string(),
  device: Device,
  browser: v.string(),
  tabs: v.array(BoardTab),
  trail: v.array(PageView),
  lastEvent: v.nullable(v.object({ name: v.string(), at: Time })),
});
export type Visit = v.InferOutput<typeof Visit>;

/** A conversation as agents see it in a list; its messages come by `log` and by events. */
export const Conversation = v.object({
  id: Id,
  state: v.picklist(["queued", "open", "closed"]),
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
