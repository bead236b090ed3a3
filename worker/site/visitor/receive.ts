import { decode } from "#protocol/codec";
import { VisitorFrame } from "#protocol/visitor";
import { readEvent } from "../../domain/presence/event.ts";
import { mergePerson, noteAct, showPage } from "../../domain/presence/visit.ts";
import type { VisitorAttachment } from "../attachment.ts";
import { commit } from "../commit.ts";
import type { Connection } from "../connection.ts";
import type { SiteContext } from "../context.ts";
import { engage } from "../engage/engage.ts";
import { leaveInvited, takeInvited } from "../engage/take-invited.ts";
import { askTranscript } from "../mail/transcript.ts";
import { mark } from "../mark.ts";
import { refuse } from "../refuse.ts";
import type { Kept } from "../store/conversation.ts";
import { strike } from "../strike.ts";
import { countEvent, countLeft, countShown } from "../traffic/follow.ts";
import { welcome } from "./hello.ts";
import { identify } from "./identify.ts";
import { sealVisit } from "./tickets.ts";
import { findWelcomed, type Welcomed } from "./welcomed.ts";
import { write } from "./write.ts";

/** One inbound frame of a visitor's socket. */
export function receiveFromVisitor(
  site: SiteContext,
  socket: Connection,
  held: VisitorAttachment,
  data: string | ArrayBuffer,
): void {
  const decoded = decode(VisitorFrame, data);
  if (!decoded.ok) return strike(site, socket, held, decoded);
  const { frame } = decoded;
  if (frame.t === "hello") {
    welcome(site, socket, held, frame);
    return engage(site, socket, frame.tab);
  }
  if (frame.t === "got") {
    site.sockets.got(socket, frame.n);
    return;
  }
  const of = findWelcomed(site, socket, held, frame.tab);
  if (of !== null) {
    handle(site, of, frame);
    if (CHANGES.has(frame.t)) engage(site, socket, frame.tab);
    return;
  }
  refuse(site, socket, "no_hello", 'Say "hello" for this tab first.', "id" in frame ? { id: frame.id } : {});
}

/** Frames after which triggers are asked anew for their tab [INV1]. */
const CHANGES: ReadonlySet<VisitorFrame["t"]> = new Set(["page", "identify", "track", "act", "still"]);

/** A visitor's socket closed: its tabs left the board. */
export function visitorLeft(site: SiteContext, held: VisitorAttachment): void {
  for (const { tab } of held.visit?.tabs ?? []) leaveBoard(site, held, tab);
}

function handle(site: SiteContext, of: Welcomed, frame: Exclude<VisitorFrame, { t: "hello" | "got" }>): void {
  const { socket } = of;
  switch (frame.t) {
    case "page": {
      const { slots: _before, ...tab } = of.tab;
      const slots = frame.slots === undefined ? {} : { slots: frame.slots };
      const shown = showPage(of.visit, { ...tab, ...slots }, frame.page, site.now());
      const visit = countShown(site, of.visit, shown, frame.tab);
      site.visits.put(visit, of);
      return site.sockets.reply(socket, { t: "visit", tab: frame.tab, visit: sealVisit(site, visit) });
    }
    case "identify":
      return identify(site, of, mergePerson(of.tab.person, frame.person));
    case "track":
      return site.visits.put(countEvent(site, of.visit, readEvent(frame.name, frame.props ?? {}, site.now())), of);
    case "act":
      return site.visits.put(noteAct(of.visit, of.tab, frame, site.now()), of);
    case "still":
      return;
    case "invited":
      return takeInvited(site, of, frame);
    case "message":
      return write(site, of, frame);
    case "typing":
      return typing(site, of, frame.on);
    case "received":
    case "read": {
      const kept = own(site, of, frame.conversation);
      if (kept === null) return refuse(site, socket, "not_found", "There is no such conversation.");
      return mark(site, kept, "visitor", frame.t === "read" ? "read" : "delivered", frame.seq);
    }
    case "shown": {
      const kept = own(site, of, frame.conversation);
      if (kept === null) return refuse(site, socket, "not_found", "There is no such conversation.");
      commit(site, kept, { do: "reach", reach: "reached" }, { handle: null });
      return site.alarms.clear(`reach:${kept.conversation.id}`);
    }
    case "transcript": {
      const kept = own(site, of, frame.conversation);
      if (kept !== null) return askTranscript(site, of, kept, frame);
      return refuse(site, socket, "not_found", "There is no such conversation.", { id: frame.id });
    }
    case "leave":
      return leave(site, of);
  }
}

/** [FRM7] The conversation if it is this tab's visitor's, else null, as if there were none. */
function own(site: SiteContext, { tab }: Welcomed, id: string): Kept | null {
  const kept = tab.visitor === null ? null : site.store.conversations.find(id);
  return kept?.conversation.visitor === tab.visitor ? kept : null;
}

function typing(site: SiteContext, { tab }: Welcomed, on: boolean): void {
  const kept = tab.visitor === null ? null : site.store.conversations.openOf(tab.visitor);
  if (kept === null) return;
  site.sockets.toAgents({ t: "typing", conversation: kept.conversation.id, from: "visitor", agent: null, on });
}

/** The tab goes, the socket may stay for others. */
function leave(site: SiteContext, { socket, held, tab }: Welcomed): void {
  if (held.visit === null) return;
  const tabs = held.visit.tabs.filter((other) => other.tab !== tab.tab);
  const left = { ...held, visit: { ...held.visit, tabs } };
  site.sockets.put(socket, left);
  leaveBoard(site, left, tab.tab);
}

/** Unless another socket speaks for the same tab already, as after a reconnect. */
function leaveBoard(site: SiteContext, held: VisitorAttachment, tab: string): void {
  const visit = held.visit === null ? null : (site.visits.get(held.visit.id) ?? held.visit);
  if (visit !== null && site.sockets.ofTab(tab) === undefined)
    site.visits.put(leaveInvited(site, countLeft(site, visit, tab)));
}
