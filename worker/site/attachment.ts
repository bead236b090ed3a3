import * as v from "valibot";
import { DirectoryId, Id } from "#protocol/ids";
import { Device, PageView, Person } from "#protocol/model";
import { VisitorConnect } from "./connect.ts";

/*
 * What a socket carries through hibernation. The platform's limit is 16,384 bytes, two bytes a character for most scripts;
 * what is kept is a JSON string, so its length tells its size. Fields are only ever added, as optional ones.
 */

const Tab = v.object({ tab: Id, handle: Id, page: PageView });

const LiveVisit = v.object({
  id: Id,
  link: v.string(),
  since: v.number(),
  origin: v.string(),
  referrer: v.string(),
  country: v.nullable(v.string()),
  language: v.string(),
  device: Device,
  browser: v.string(),
  trail: v.array(PageView),
  person: Person,
  visitor: v.nullable(Id),
  lastEvent: v.nullable(v.object({ name: v.string(), at: v.number() })),
  tabs: v.array(Tab),
  leftAt: v.nullable(v.number()),
});

export const VisitorAttachment = v.object({
  kind: v.literal("visitor"),
  strikes: v.number(),
  connect: v.omit(VisitorConnect, ["network", "userAgent"]),
  links: v.object({ today: v.string(), yesterday: v.nullable(v.string()) }),
  /** Tabs that this socket speaks for. */
  tabs: v.array(Id),
  /** Null until `hello`. */
  visit: v.nullable(LiveVisit),
  visitor: v.nullable(Id),
});
export type VisitorAttachment = v.InferOutput<typeof VisitorAttachment>;

export const AgentAttachment = v.object({
  kind: v.literal("agent"),
  strikes: v.number(),
  agent: DirectoryId,
  session: v.string(),
  /** After `hello`. */
  ready: v.boolean(),
});
export type AgentAttachment = v.InferOutput<typeof AgentAttachment>;

const Attachment = v.variant("kind", [VisitorAttachment, AgentAttachment]);
export type Attachment = v.InferOutput<typeof Attachment>;

const CHARACTERS = 8_000;

/** Reads what a socket carries, or null for a socket that carries nothing this version can read. */
export function readAttachment(socket: WebSocket): Attachment | null {
  const kept: unknown = socket.deserializeAttachment();
  if (typeof kept !== "string") return null;
  const result = v.safeParse(Attachment, JSON.parse(kept));
  return result.success ? result.output : null;
}

export const writeAttachment = (socket: WebSocket, attachment: Attachment): void =>
  socket.serializeAttachment(JSON.stringify(bounded(attachment)));

/** The attachment made small enough: the oldest pages go first, then what was said of the person. */
export function bounded(attachment: Attachment): Attachment {
  if (attachment.kind === "agent" || attachment.visit === null || fits(attachment)) return attachment;
  const { visit } = attachment;
  for (let from = 1; from < visit.trail.length; from++) {
    const shorter = { ...attachment, visit: { ...visit, trail: visit.trail.slice(from) } };
    if (fits(shorter)) return shorter;
  }
  return bounded({ ...attachment, visit: { ...visit, trail: visit.trail.slice(-1), person: {} } });
}

const fits = (attachment: Attachment): boolean => JSON.stringify(attachment).length <= CHARACTERS;
