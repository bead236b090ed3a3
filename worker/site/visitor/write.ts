import { limits } from "#protocol/limits";
import type { Contact, Person } from "#protocol/model";
import type { VisitorFrame } from "#protocol/visitor";
import { departmentOf } from "../../domain/availability/department.ts";
import { mustWait, RATE_PERIOD } from "../../domain/conversation/rate.ts";
import { mergePerson } from "../../domain/presence/visit.ts";
import type { Connection } from "../connection.ts";
import type { SiteContext } from "../context.ts";
import { refuse } from "../refuse.ts";
import { hashSecret } from "../seal.ts";
import type { Kept } from "../store/conversation.ts";
import type { Placed } from "../store/log.ts";
import type { Visitor } from "../store/visitor.ts";
import { settleClaims } from "./claims.ts";
import { commitText, isLive } from "./commit-text.ts";
import { viewFor } from "./view.ts";
import { know, type Welcomed } from "./welcomed.ts";

type MessageFrame = Extract<VisitorFrame, { t: "message" }>;

/** Who writes; `isNew` when nobody knew them before this message, `isChanged` when their row is to be written. */
type Writer = { visitor: Visitor; isNew: boolean; isChanged: boolean };

/** [MSG1] A visitor's message: who writes is settled first, a repeat is acked again, and only then it is stored. */
export function write(site: SiteContext, of: Welcomed, frame: MessageFrame): void {
  const { socket } = of;
  const { id } = frame;
  if (frame.contact?.trap) return refuse(site, socket, "forbidden", TRAPPED, { id });
  const writer = writerOf(site, of, frame);
  if (writer === null) return refuse(site, socket, "malformed", '"secret" is needed with the first message.', { id });

  const kept = site.store.conversations.latestOf(writer.visitor.id);
  const wait = inTurn(site, frame, waitOf(site, of, writer, kept));
  // What goes on with a conversation is stored without a look: that would tell of a repeat too.
  const before = wait === 0 && isLive(kept) ? null : site.store.log.findCommand(id);
  if (before !== null) return again(site, of, writer, id, before);
  if (wait > 0)
    return refuse(site, socket, "rate_limited", `Please wait ${wait} seconds before you write again.`, {
      id,
      retryAfter: wait,
    });
  store(site, of, writer, kept, frame);
}

/** [MSG2] */
function again(site: SiteContext, of: Welcomed, { visitor }: Writer, id: string, before: Placed): void {
  const { socket, tab } = of;
  const place = site.store.conversations.find(before.conversation);
  if (place?.conversation.visitor !== visitor.id)
    return refuse(site, socket, "conflict", "This id is taken. Send it with another.", { id });
  know(site, of, { visitor: visitor.id });
  ack(site, socket, id, before);
  // It is known only now as one of theirs, so it did not hear what other tabs wrote since.
  if (tab.visitor !== visitor.id)
    site.sockets.toTab(socket, tab.tab, { t: "conversation", conversation: viewFor(site, place) });
}

function store(site: SiteContext, of: Welcomed, writer: Writer, kept: Kept | null, frame: MessageFrame): void {
  const { visitor, isNew, isChanged } = writer;
  const held = { ...of.held, introduced: of.held.introduced || isNew };
  const { visit, tab } = know(site, { ...of, held }, { visitor: visitor.id });
  const { settings } = site.identity();
  // [INV4] Without a wish of theirs, for whom a trigger chose.
  const department = departmentOf(settings, frame.department ?? visit.engaged?.department ?? undefined);
  const person = said(kept?.conversation.person ?? visitor.person, frame.contact);
  const beginning = {
    visitor: visitor.id,
    person: person ?? visitor.person,
    visit: visit.id,
    page: { path: tab.page.path, title: tab.page.title },
    country: visit.country,
    language: visit.language,
    department,
  };
  const known = person === null ? visitor : { ...visitor, person };
  // [MAI3] Nobody else's word counts: mail goes only where they said themselves.
  if (frame.contact !== undefined)
    site.store.contacts.save(visitor.id, { email: frame.contact.email, origin: held.connect.origin });
  const done = commitText(
    site,
    kept,
    { id: frame.id, body: frame.body, beginning, person, leaves: frame.contact !== undefined },
    {
      handle: null,
      by: of.tab.visitor === visitor.id ? tab.tab : null,
      ...(isChanged || person !== null ? { visitor: known } : {}),
    },
  );
  if (!done.ok) return refuse(site, of.socket, done.code, done.detail, { id: frame.id });
  if (done.repeated) return again(site, of, writer, frame.id, done.place);
  ack(site, of.socket, frame.id, done.place);
  if (isChanged) settleClaims(site, visitor);
}

/** [MSG12] Who leaves a message says where to answer. Null when that is known already. */
function said(before: Person, contact: Contact | undefined): Person | null {
  if (contact === undefined) return null;
  const { email, name } = contact;
  const person = mergePerson(before, { email, ...(name ? { name } : {}) });
  return JSON.stringify(person) === JSON.stringify(before) ? null : person;
}

const TRAPPED = "This was taken for the work of a program. If you are a person: reload the page and send it again.";

const ack = (site: SiteContext, socket: Connection, id: string, { conversation, seq, at }: Placed): void =>
  site.sockets.reply(socket, { t: "ack", id, conversation, seq, at });

/** [WHO4] Who this tab is, or who its secret says it is, or somebody new. A secret is bound to one visitor only. */
function writerOf(site: SiteContext, of: Welcomed, frame: MessageFrame): Writer | null {
  const byTab = of.tab.visitor === null ? null : site.store.visitors.find(of.tab.visitor);
  if (byTab !== null && byTab.secretHash !== null) return { visitor: byTab, isNew: false, isChanged: false };
  const hash = frame.secret === undefined ? null : hashSecret(frame.secret);
  const bySecret = hash === null ? null : site.store.visitors.findBySecret(hash);
  if (byTab !== null) {
    const binds = hash !== null && bySecret === null;
    return { visitor: binds ? { ...byTab, secretHash: hash } : byTab, isNew: false, isChanged: binds };
  }
  if (bySecret !== null) return { visitor: bySecret, isNew: false, isChanged: false };
  if (hash === null) return null;
  const visitor = { id: site.newId(), secretHash: hash, person: of.tab.person };
  return { visitor, isNew: true, isChanged: true };
}

/** [MSG8] Seconds to wait: by the visitor's own messages, and for somebody new by how many came from here. */
function waitOf(site: SiteContext, { held }: Welcomed, { isNew }: Writer, kept: Kept | null): number {
  if (isNew) return held.introduced ? LONG : site.newcomers.waitFor(held.links.today);
  return kept === null ? 0 : mustWait(recentTimes(site, kept), site.now());
}

const LONG = 600;

/** [MSG10] What was written after a message that is not stored waits for it: it was refused for now, or is on its way. */
function inTurn(site: SiteContext, { after }: MessageFrame, wait: number): number {
  if (after === undefined || site.store.log.findCommand(after) !== null) return wait;
  return Math.max(1, wait);
}

/** When the visitor's last messages came. One look, or none, tells almost always that there were not so many. */
function recentTimes(site: SiteContext, { conversation: { id, seq } }: Kept): number[] {
  const { log } = site.store;
  const first = seq - limits.messagesPerMinute + 1;
  const since = first < 1 ? null : log.timeOf(id, first);
  if (since === null || since <= site.now() - RATE_PERIOD) return [];
  return log
    .messages(id, seq - 2 * limits.messagesPerMinute, seq + 1, 2 * limits.messagesPerMinute)
    .flatMap(({ from, kind, at }) => (from === "visitor" && kind === "text" ? [at] : []));
}
