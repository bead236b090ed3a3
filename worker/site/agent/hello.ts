import type { AgentFrame } from "#protocol/agent";
import { limits } from "#protocol/limits";
import { VERSION } from "#protocol/version";
import type { AgentAttachment } from "../attachment.ts";
import type { Connection } from "../connection.ts";
import type { SiteContext } from "../context.ts";
import { watchPulse } from "./pulse.ts";

type Hello = Extract<AgentFrame, { t: "hello" }>;

/** [REV2] A console says hello: it gets what it missed, or all there is, and then how things are now. */
export function welcomeAgent(site: SiteContext, socket: Connection, held: AgentAttachment, hello: Hello): void {
  const { id, key, epoch } = site.identity();
  const active = site.now() - (hello.untouched ?? 0);
  site.team.change(
    () => site.sockets.put(socket, { ...held, ready: true, active, board: hello.board ?? null }),
    socket,
  );
  watchPulse(site);
  const me = site.team.find(held.agent);
  if (me === null) {
    site.sockets.close(socket, "forbidden");
    return;
  }
  const rev = site.store.log.last();
  site.sockets.greet(socket, () => {
    site.sockets.reply(socket, { t: "welcome", v: VERSION, epoch, rev, now: site.now(), me, site: { id, key } });
    resume(site, socket, hello, epoch, rev);
    tellNow(site, socket);
  });
}

/** [REV4] All that is volatile, whole: of the board what it asks for. */
export function tellNow(site: SiteContext, socket: Connection): void {
  const held = site.sockets.get(socket);
  const ask = held?.kind === "agent" ? held.board : null;
  const { team, visits, sockets } = site;
  const frame = { t: "now", team: team.all(), availability: team.availability(), viewing: sockets.viewing() } as const;
  sockets.reply(socket, { ...frame, visits: ask === null ? visits.whole() : [] });
  if (ask !== null) visits.tellBoard(socket, ask);
}

function resume(site: SiteContext, socket: Connection, hello: Hello, epoch: string, rev: number): void {
  const inbox = site.store.conversations.inbox();
  const { since } = hello;
  if (since === undefined || since.epoch !== epoch || since.rev > rev || rev - since.rev > limits.resumeEvents) {
    const { settings, seen } = site.identity();
    const conversations = inbox.map(({ conversation, marks }) => ({ conversation, marks }));
    site.sockets.reply(socket, { t: "snapshot", rev, conversations, settings, seen });
    return;
  }
  site.sockets.reply(socket, { t: "events", events: site.store.log.after(since.rev, limits.resumeEvents) });
  const marks = inbox.map(({ conversation, marks }) => ({ conversation: conversation.id, marks }));
  site.sockets.reply(socket, { t: "marks", marks });
}
