import { AgentFrame } from "#protocol/agent";
import type { BoardAsk } from "#protocol/board";
import { decode } from "#protocol/codec";
import { ACTIVE_EVERY, limits } from "#protocol/limits";
import { readsForTeam } from "#protocol/marks";
import type { Actor } from "../../domain/conversation/command.ts";
import type { AgentAttachment } from "../attachment.ts";
import { type Committed, commit } from "../commit.ts";
import type { Connection } from "../connection.ts";
import type { SiteContext } from "../context.ts";
import { sendTranscript } from "../mail/transcript.ts";
import { mark } from "../mark.ts";
import { refuse } from "../refuse.ts";
import type { Placed } from "../store/log.ts";
import { strike } from "../strike.ts";
import { tellNow, welcomeAgent } from "./hello.ts";
import { start } from "./start.ts";

/** One inbound frame of a console. */
export function receiveFromAgent(
  site: SiteContext,
  socket: Connection,
  held: AgentAttachment,
  data: string | ArrayBuffer,
): void {
  const decoded = decode(AgentFrame, data);
  if (!decoded.ok) return strike(site, socket, held, decoded);
  const { frame } = decoded;
  if (frame.t === "hello") return welcomeAgent(site, socket, held, frame);
  if (frame.t === "got") return caughtUp(site, socket, frame.n);
  if (!held.ready) return refuse(site, socket, "no_hello", 'Say "hello" first.', "id" in frame ? { id: frame.id } : {});
  const member = site.store.members.find(held.agent);
  if (member === null) return site.sockets.close(socket, "forbidden");
  if (!BY_ITSELF.has(frame.t)) touched(site, socket, held);
  if (frame.t !== "active") handle(site, socket, { id: member.id, role: member.role }, frame);
}

/** What a console says while nobody touches it. */
const BY_ITSELF: ReadonlySet<AgentFrame["t"]> = new Set(["received", "read", "log", "viewing", "board"]);

/** [VIW1] Colleagues see what this console has on its screen. */
function look(site: SiteContext, socket: Connection, viewing: string | null): void {
  const held = site.sockets.get(socket);
  if (held?.kind !== "agent" || held.viewing === viewing) return;
  site.sockets.put(socket, { ...held, viewing });
  site.sockets.toAgents({ t: "viewing", viewing: site.sockets.viewing() });
}

/** [BRD1] From now on it is told this part of the board, and at once. */
function showBoard(site: SiteContext, socket: Connection, board: BoardAsk): void {
  const held = site.sockets.get(socket);
  if (held?.kind !== "agent") return;
  site.sockets.put(socket, { ...held, board });
  site.visits.tellBoard(socket, board);
}

/** [AVL4] Somebody is at this console: kept with its socket, not with every frame. */
function touched(site: SiteContext, socket: Connection, held: AgentAttachment): void {
  const now = site.now();
  if (now - held.active >= ACTIVE_EVERY / 2) site.team.change(() => site.sockets.put(socket, { ...held, active: now }));
}

/** [SLW2] One that went without presence gets it whole when it has read enough. */
function caughtUp(site: SiteContext, socket: Connection, upTo: number): void {
  if (site.sockets.got(socket, upTo)) site.sockets.greet(socket, () => tellNow(site, socket));
}

type Durable = Extract<AgentFrame, { id: string }>;

function handle(
  site: SiteContext,
  socket: Connection,
  by: Actor,
  frame: Exclude<AgentFrame, { t: "hello" | "got" | "active" }>,
): void {
  switch (frame.t) {
    case "start":
    case "message":
    case "assign":
    case "close":
    case "reopen":
    case "note":
    case "pass":
    case "transcript":
      return durably(site, socket, by, frame);
    case "status":
      return site.team.change(() => site.store.members.saveStatus(by.id, frame.status, site.now()));
    case "viewing":
      return look(site, socket, frame.conversation);
    case "board":
      return showBoard(site, socket, frame.ask);
    default:
      break;
  }
  const kept = site.store.conversations.find(frame.conversation);
  if (kept === null) return refuse(site, socket, "not_found", "There is no such conversation.");
  switch (frame.t) {
    case "typing": {
      const agent = site.team.card(by.id);
      if (agent !== null) site.sockets.toVisitor(kept.conversation.visitor, { t: "typing", agent, on: frame.on });
      site.sockets.toAgents({
        t: "typing",
        conversation: frame.conversation,
        from: "agent",
        agent: by.id,
        on: frame.on,
      });
      return;
    }
    case "received":
      return mark(site, kept, "team", "delivered", frame.seq);
    case "read":
      if (readsForTeam(kept.conversation, by.id)) mark(site, kept, "team", "read", frame.seq);
      return;
    case "log": {
      const before = frame.before ?? kept.conversation.seq + 1;
      const messages = site.store.log.messages(frame.conversation, 0, before, limits.logPage);
      const first = messages[0]?.seq ?? 1;
      const more = first > 1;
      const notes = site.store.notes.of(frame.conversation, more ? first : 0, before - 1);
      const contact = site.store.contacts.of(kept.conversation.visitor) !== null;
      site.sockets.reply(socket, { t: "log", conversation: frame.conversation, messages, notes, more, contact });
      return;
    }
  }
}

/**
 * [MSG2] A frame with an id: a repeat is acked again, or refused again though it might go now, since what was sent
 * after it went before. Anything else is decided, stored and acked.
 */
function durably(site: SiteContext, socket: Connection, by: Actor, frame: Durable): void {
  const before = site.store.log.findCommand(frame.id);
  if (before !== null) {
    if (before.conversation !== frame.conversation)
      return refuse(site, socket, "conflict", "This id is taken. Send it with another.", { id: frame.id });
    return ack(site, socket, frame.id, before);
  }
  const refused = site.store.refused.find(frame.id);
  const done = refused === null ? run(site, by, frame) : { ok: false as const, ...refused };
  if (done.ok) return ack(site, socket, frame.id, done.place);
  if (refused === null && frame.t === "message") site.store.refused.put(frame.id, done, site.now());
  refuse(site, socket, done.code, done.detail, { id: frame.id });
}

const ack = (site: SiteContext, socket: Connection, id: string, { rev, conversation, seq }: Placed): void =>
  site.sockets.reply(socket, { t: "ack", id, rev, conversation, seq });

function run(site: SiteContext, by: Actor, frame: Durable): Committed {
  const kept = site.store.conversations.find(frame.conversation);
  switch (frame.t) {
    case "start":
      return start(site, by, frame);
    case "message":
      return commit(site, kept, { do: "agent-writes", id: frame.id, body: frame.body, by });
    case "assign": {
      if (frame.agent !== null && site.store.members.find(frame.agent) === null)
        return { ok: false, code: "not_found", detail: "There is no such agent." };
      const { departments } = site.identity().settings;
      if (frame.department && !departments.some(({ id }) => id === frame.department))
        return { ok: false, code: "not_found", detail: "There is no such department any more." };
      const { id, agent: to, department, note } = frame;
      return commit(site, kept, { do: "assign", id, by, to, department, note });
    }
    case "note":
      return commit(site, kept, { do: "note", id: frame.id, by, body: frame.body });
    case "pass":
      return commit(site, kept, { do: "pass", id: frame.id, by });
    case "transcript":
      return sendTranscript(site, kept, frame.id);
    case "close":
      return commit(site, kept, { do: "close", id: frame.id, by });
    case "reopen": {
      const live = kept === null ? null : site.store.conversations.openOf(kept.conversation.visitor);
      if (live !== null && live.conversation.id !== frame.conversation)
        return { ok: false, code: "conflict", detail: "They have another conversation open. Write there." };
      const stays = site.team.isStill(kept?.conversation.agent ?? null);
      return commit(site, kept, { do: "reopen", id: frame.id, by, stays });
    }
  }
}
