import * as v from "valibot";
import { BoardAsk } from "#protocol/board";
import { DirectoryId, Id } from "#protocol/ids";
import { Ledger } from "#protocol/ledger";
import { limits } from "#protocol/limits";
import { ActKind, Device, PageView, Person } from "#protocol/model";
import { Basket, VisitEvent } from "#protocol/traffic";
import { type Engaged, shortened } from "../domain/engage/engaged.ts";
import type { LiveVisit as Visit } from "../domain/presence/visit.ts";
import { VisitorConnect } from "./connect.ts";
import type { Connection } from "./connection.ts";

/*
 * What a socket carries through hibernation. The platform's limit is 16,384 bytes, two bytes a character for most scripts;
 * what is kept is a JSON string, so its length tells its size. Fields are only ever added, as optional ones.
 */

const Tab = v.object({
  tab: Id,
  handle: Id,
  page: PageView,
  person: Person,
  visitor: v.nullable(Id),
  slots: v.exactOptional(v.array(v.string())),
});

export const EngagedKept = v.object({ ledger: Ledger, tags: v.array(v.string()), department: v.nullable(Id) });

const LiveVisit = v.object({
  id: Id,
  link: v.string(),
  since: v.number(),
  origin: v.string(),
  referrer: v.string(),
  country: v.nullable(v.string()),
  city: v.optional(v.nullable(v.string()), null),
  timeZone: v.optional(v.nullable(v.string()), null),
  language: v.string(),
  device: Device,
  browser: v.string(),
  trail: v.array(PageView),
  lastEvent: v.nullable(v.object({ name: v.string(), at: v.number() })),
  acts: v.optional(v.array(v.object({ at: v.number(), path: v.string(), kind: ActKind, detail: v.string() })), []),
  campaign: v.exactOptional(v.string()),
  events: v.exactOptional(v.array(VisitEvent)),
  basket: v.exactOptional(Basket),
  engaged: v.exactOptional(EngagedKept),
  tabs: v.array(Tab),
  leftAt: v.nullable(v.number()),
});

export const VisitorAttachment = v.object({
  kind: v.literal("visitor"),
  strikes: v.number(),
  connect: v.omit(VisitorConnect, ["network", "userAgent"]),
  links: v.object({ today: v.string(), yesterday: v.nullable(v.string()) }),
  /** Null until `hello`. Its tabs are those that this socket speaks for, not the whole visit's. */
  visit: v.nullable(LiveVisit),
  /** Whether somebody new was made of this socket already: it makes only one. */
  introduced: v.boolean(),
});
export type VisitorAttachment = v.InferOutput<typeof VisitorAttachment>;

export const AgentAttachment = v.object({
  kind: v.literal("agent"),
  strikes: v.number(),
  agent: DirectoryId,
  session: v.string(),
  /** When the session ends, epoch ms. */
  until: v.number(),
  /** After `hello`. */
  ready: v.boolean(),
  /** When it was accepted, and when somebody last touched it, epoch ms. */
  since: v.optional(v.number(), 0),
  active: v.optional(v.number(), 0),
  /** The conversation on its screen. */
  viewing: v.optional(v.nullable(Id), null),
  /** What of the board is on its screen; null for one that gets all of it. */
  board: v.optional(v.nullable(BoardAsk), null),
});
export type AgentAttachment = v.InferOutput<typeof AgentAttachment>;

const Attachment = v.variant("kind", [VisitorAttachment, AgentAttachment]);
export type Attachment = v.InferOutput<typeof Attachment>;

const CHARACTERS = 8_000;

/** Reads what a socket carries, or null for a socket that carries nothing this version can read. */
export function readAttachment(socket: Connection): Attachment | null {
  const kept: unknown = socket.deserializeAttachment();
  if (typeof kept !== "string") return null;
  const result = v.safeParse(Attachment, JSON.parse(kept));
  return result.success ? result.output : null;
}

export const writeAttachment = (socket: Connection, attachment: Attachment): void =>
  socket.serializeAttachment(JSON.stringify(bounded(attachment)));

/** The attachment made small enough, by giving up first what is dearest and matters least. Who the tabs are stays. */
export function bounded(attachment: Attachment): Attachment {
  if (attachment.kind === "agent" || attachment.visit === null) return attachment;
  const { visit } = attachment;
  for (const shorter of smaller(visit)) {
    const kept = { ...attachment, visit: shorter };
    if (JSON.stringify(kept).length <= CHARACTERS) return kept;
  }
  throw new Error("A visit does not fit into an attachment, even without its trail, persons and titles.");
}

/** How many pages and events stay as long as the other can be cut. */
const FEW = 5;

function* smaller(whole: Visit): Generator<Visit> {
  yield whole;
  const { engaged, trail, acts, events = [] } = whole;
  const keeps = (invitations: number): { engaged?: Engaged } =>
    engaged === undefined ? {} : { engaged: shortened(engaged, invitations) };
  const visit = { ...whole, ...keeps(limits.ledgerKept) };
  // What somebody met fades in minutes: the older of it goes first.
  yield { ...visit, acts: acts.slice(-8) };
  const calm = { ...visit, acts: acts.slice(-3) };
  for (let from = 1; from < trail.length - FEW; from++) yield { ...calm, trail: trail.slice(from) };
  const few = { ...calm, trail: trail.slice(-FEW) };
  for (const count of [FEW, 1]) yield { ...few, events: events.slice(-count) };
  const { events: _gone, ...eventless } = few;
  for (let from = 1; from < few.trail.length; from++) yield { ...eventless, trail: few.trail.slice(from) };
  const last = { ...eventless, trail: few.trail.slice(-1), acts: [] };
  yield { ...last, tabs: last.tabs.map((tab) => ({ ...tab, person: withoutAttributes(tab.person) })) };
  yield { ...last, tabs: last.tabs.map((tab) => ({ ...tab, person: {} })) };
  const bare = last.tabs
    .slice(-limits.tabs)
    .map(({ slots: _places, ...tab }) => ({ ...tab, person: {}, page: { ...tab.page, title: "" } }));
  for (const invitations of [limits.ledgerKept, 5]) yield { ...last, trail: [], tabs: bare, ...keeps(invitations) };
  const { engaged: _forgotten, ...rest } = last;
  yield { ...rest, trail: [], tabs: bare };
}

const withoutAttributes = ({ attributes: _left, ...person }: v.InferOutput<typeof Person>) => person;
