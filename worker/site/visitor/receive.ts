import { decode } from "#protocol/codec";
import { VisitorFrame } from "#protocol/visitor";
import { type LiveVisit, leaveTab, mergePerson, showPage } from "../../domain/presence/visit.ts";
import type { VisitorAttachment } from "../attachment.ts";
import { commit } from "../commit.ts";
import type { SiteContext } from "../context.ts";
import { mark } from "../mark.ts";
import { refuse } from "../refuse.ts";
import { handleOf } from "../seal.ts";
import type { Kept } from "../store/conversation.ts";
import { strike } from "../strike.ts";
import { welcome } from "./hello.ts";
import { sealVisit } from "./tickets.ts";
import { write } from "./write.ts";

/** One inbound frame of a visitor's socket. */
export function receiveFromVisitor(
  site: SiteContext,
  socket: WebSocket,
  held: VisitorAttachment,
  data: string | ArrayBuffer,
): void {
  const decoded = decode(VisitorFrame, data);
  if (!decoded.ok) {
    strike(site, socket, held, decoded);
    return;
  }
  const { frame } = decoded;
  if (frame.t === "hello") {
    welcome(site, socket, held, frame);
    return;
  }
  const { visit } = held;
  if (visit === null || !held.tabs.includes(frame.tab)) {
    refuse(site, socket, "no_hello", 'Say "hello" for this tab first.', "id" in frame ? { id: frame.id } : {});
    return;
  }
  handle(site, socket, { ...held, visit }, frame);
}

/** A visitor's socket closed: its tabs left the board. */
export function visitorLeft(site: SiteContext, held: VisitorAttachment): void {
  for (const tab of held.tabs) leave(site, held, tab);
}

type Welcomed = VisitorAttachment & { visit: LiveVisit };

function handle(
  site: SiteContext,
  socket: WebSocket,
  held: Welcomed,
  frame: Exclude<VisitorFrame, { t: "hello" }>,
): void {
  switch (frame.t) {
    case "page": {
      const visit = showPage(held.visit, { tab: frame.tab, handle: handleOf(frame.tab) }, frame.page, site.now());
      site.visits.put(visit);
      site.sockets.reply(socket, { t: "visit", tab: frame.tab, visit: sealVisit(site, visit) });
      return;
    }
    case "identify":
      return identify(site, held, mergePerson(held.visit.person, frame.person));
    case "track":
      return site.visits.put({ ...held.visit, lastEvent: { name: frame.name, at: site.now() } });
    case "message":
      return write(site, socket, held, frame);
    case "typing":
      return typing(site, held, frame.on);
    case "received":
    case "read": {
      const kept = own(site, held, frame.conversation);
      if (kept === null) return refuse(site, socket, "not_found", "There is no such conversation.");
      return mark(site, kept, "visitor", frame.t === "read" ? "read" : "delivered", frame.seq);
    }
    case "shown": {
      const kept = own(site, held, frame.conversation);
      if (kept === null) return refuse(site, socket, "not_found", "There is no such conversation.");
      commit(site, kept, { do: "reach", reach: "reached" }, { handle: null });
      site.alarms.clear(`reach:${kept.conversation.id}`);
      return;
    }
    case "leave":
      site.sockets.put(socket, { ...held, tabs: held.tabs.filter((tab) => tab !== frame.tab) });
      return leave(site, held, frame.tab);
  }
}

/** [FRM7] The conversation if it is this visitor's, else null, as if there were none. */
function own(site: SiteContext, held: Welcomed, id: string): Kept | null {
  const kept = held.visitor === null ? null : site.store.conversations.find(id);
  return kept?.conversation.visitor === held.visitor ? kept : null;
}

/** [WHO5] Shown as said; kept with the visitor only where there is one. */
function identify(site: SiteContext, held: Welcomed, person: LiveVisit["person"]): void {
  site.visits.put({ ...held.visit, person });
  const visitor = held.visitor === null ? null : site.store.visitors.find(held.visitor);
  if (visitor === null) return;
  site.store.visitors.save({ ...visitor, person });
  const kept = site.store.conversations.latestOf(visitor.id);
  if (kept !== null) commit(site, kept, { do: "identify", person });
}

function typing(site: SiteContext, held: Welcomed, on: boolean): void {
  const kept = held.visitor === null ? null : site.store.conversations.latestOf(held.visitor);
  if (kept === null || kept.conversation.state === "closed") return;
  site.sockets.toAgents({ t: "typing", conversation: kept.conversation.id, from: "visitor", agent: null, on });
}

/** [FST3] A tab that leaves before an agent's first words were shown gets half a minute to come back. */
function leave(site: SiteContext, held: VisitorAttachment, tab: string): void {
  const visit = held.visit === null ? undefined : (site.visits.get(held.visit.id) ?? held.visit);
  const other = site.sockets.ofTab(tab);
  if (visit !== undefined && other === undefined) site.visits.put(leaveTab(visit, tab, site.now()));
  const pending = site.store.conversations.pendingFor(handleOf(tab));
  if (pending?.conversation.reach === "pending")
    site.alarms.set(`reach:${pending.conversation.id}`, site.now() + REACH_WAITS, { keepEarlier: true });
}

const REACH_WAITS = 20_000;
