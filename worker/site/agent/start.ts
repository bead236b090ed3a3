import type { AgentFrame } from "#protocol/agent";
import type { Actor } from "../../domain/conversation/command.ts";
import { commit } from "../commit.ts";
import type { SiteContext } from "../context.ts";
import type { Kept } from "../store/conversation.ts";
import { viewFor } from "../visitor/view.ts";

type Start = Extract<AgentFrame, { t: "start" }>;
type Started = ReturnType<typeof commit>;

/**
 * [FST1] An agent writes first, to one tab. That tab's socket becomes the new visitor's, and no other does: the hash
 * that ties a visit together delivers nothing.
 */
export function start(site: SiteContext, by: Actor, frame: Start): Started {
  const tab = site.visits.findByHandle(frame.visit, frame.handle);
  const socket = tab === undefined ? undefined : site.sockets.ofTab(tab.tab);
  const held = socket === undefined ? undefined : site.sockets.get(socket);
  if (tab === undefined || socket === undefined || held?.kind !== "visitor" || held.visit === null)
    return { ok: false, code: "visitor_gone", detail: "They left this page before you wrote." };

  const latest = held.visitor === null ? null : site.store.conversations.latestOf(held.visitor);
  if (latest !== null && latest.conversation.state !== "closed")
    return { ok: false, code: "conflict", detail: "There is a conversation with them already. Write there." };

  const visitor = held.visitor ?? site.newId();
  const { visit } = held;
  if (held.visitor === null) site.store.visitors.save({ id: visitor, secretHash: null, person: visit.person });
  const done = commit(
    site,
    site.store.conversations.find(frame.conversation),
    {
      do: "agent-starts",
      id: frame.id,
      body: frame.body,
      by,
      beginning: {
        conversation: frame.conversation,
        visitor,
        person: visit.person,
        visit: visit.id,
        page: { path: tab.page.path, title: tab.page.title },
        country: visit.country,
        language: visit.language,
      },
    },
    { handle: tab.handle },
  );
  if (!done.ok) return done;
  const bound = { ...visit, visitor };
  site.sockets.put(socket, { ...held, visit: bound, visitor });
  site.visits.put(bound);
  site.sockets.reply(socket, { t: "conversation", conversation: viewFor(site, done.kept) });
  return done;
}

/** [FST3] The half minute is over: if the tab did not come back, nobody read it. */
export function checkReach(site: SiteContext, conversation: string): void {
  const kept: Kept | null = site.store.conversations.find(conversation);
  if (kept === null || kept.conversation.reach !== "pending" || kept.handle === null) return;
  const { visit } = kept.conversation;
  const back = visit !== null && site.visits.findByHandle(visit, kept.handle) !== undefined;
  if (!back) commit(site, kept, { do: "reach", reach: "left" });
}
