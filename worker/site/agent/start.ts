import type { AgentFrame } from "#protocol/agent";
import type { Actor } from "../../domain/conversation/command.ts";
import { commit } from "../commit.ts";
import type { SiteContext } from "../context.ts";
import type { Kept } from "../store/conversation.ts";
import { viewFor } from "../visitor/view.ts";
import { findWelcomed, know, type Welcomed } from "../visitor/welcomed.ts";

type Start = Extract<AgentFrame, { t: "start" }>;
type Started = ReturnType<typeof commit>;

/**
 * [FST1] An agent writes first, to one tab. That tab's socket becomes the new visitor's, and no other does: the hash
 * that ties a visit together delivers nothing.
 */
export function start(site: SiteContext, by: Actor, frame: Start): Started {
  const of = findTab(site, frame);
  if (of === null) return { ok: false, code: "visitor_gone", detail: "They left this page before you wrote." };
  const { tab, visit, socket } = of;
  if (tab.visitor !== null && site.store.conversations.openOf(tab.visitor) !== null)
    return { ok: false, code: "conflict", detail: "There is a conversation with them already. Write there." };

  const known = tab.visitor === null ? null : site.store.visitors.find(tab.visitor);
  const visitor = known ?? { id: site.newId(), secretHash: null, person: tab.person };
  const done = commit(
    site,
    site.store.conversations.find(frame.conversation),
    {
      do: "agent-starts",
      id: frame.id,
      conversation: frame.conversation,
      body: frame.body,
      by,
      beginning: {
        visitor: visitor.id,
        person: visitor.person,
        visit: visit.id,
        page: { path: tab.page.path, title: tab.page.title },
        country: visit.country,
        language: visit.language,
        department: null,
      },
    },
    { handle: tab.handle, visitor },
  );
  if (!done.ok) return done;
  know(site, of, { visitor: visitor.id });
  site.alarms.set(`reach:${frame.conversation}`, site.now() + REACH_WAITS);
  site.sockets.toTab(socket, tab.tab, { t: "conversation", conversation: viewFor(site, done.kept) });
  return done;
}

const REACH_WAITS = 20_000;

function findTab(site: SiteContext, frame: Start): Welcomed | null {
  const tab = site.visits.findByHandle(frame.visit, frame.handle);
  const socket = tab === undefined ? undefined : site.sockets.ofTab(tab.tab);
  const held = socket === undefined ? undefined : site.sockets.get(socket);
  if (tab === undefined || socket === undefined || held?.kind !== "visitor") return null;
  return findWelcomed(site, socket, held, tab.tab);
}

/** [FST3] Looks every 20 seconds until it was shown: as long as the tab is there it may still be. */
export function checkReach(site: SiteContext, conversation: string): void {
  const kept: Kept | null = site.store.conversations.find(conversation);
  if (kept === null || kept.conversation.reach !== "pending" || kept.handle === null) return;
  const { visit, visitor } = kept.conversation;
  const isLatest = site.store.conversations.latestOf(visitor)?.conversation.id === conversation;
  const isThere = isLatest && visit !== null && site.visits.findByHandle(visit, kept.handle) !== undefined;
  if (isThere) site.alarms.set(`reach:${conversation}`, site.now() + REACH_WAITS);
  else commit(site, kept, { do: "reach", reach: "left" });
}
