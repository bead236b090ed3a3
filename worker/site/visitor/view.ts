import { limits } from "#protocol/limits";
import type { AgentCard } from "#protocol/model";
import type { VisitorConversation, VisitorHello } from "#protocol/visitor";
import { placeOf } from "../../domain/routing/places.ts";
import type { SiteContext } from "../context.ts";
import { queueOf } from "../routing/queue.ts";
import type { Kept } from "../store/conversation.ts";
import { sealTab } from "./tickets.ts";

/** [RES1] A conversation as its visitor sees it: what is missing after `since`, else the last messages. One path for both. */
export function viewFor(site: SiteContext, kept: Kept, since?: VisitorHello["since"]): VisitorConversation {
  const { conversation, marks } = kept;
  const have = since?.conversation === conversation.id ? Math.min(since.seq, conversation.seq) : 0;
  const messages = site.store.log.messages(conversation.id, have, conversation.seq + 1, limits.resumeMessages);
  const ids = new Set([conversation.agent, ...messages.map(({ agent }) => agent)]);
  return {
    id: conversation.id,
    state: conversation.state,
    department: conversation.department,
    ticket: conversation.reach === "reached" ? null : sealTab(site, conversation.visitor),
    after: (messages[0]?.seq ?? conversation.seq + 1) - 1,
    messages,
    agents: [...ids].flatMap((id): AgentCard[] => {
      const card = site.team.card(id);
      return card === null ? [] : [card];
    }),
    marks,
    queue: inLine(site, kept),
  };
}

/** [RTE7] */
function inLine(site: SiteContext, { conversation: { id, state } }: Kept): VisitorConversation["queue"] {
  const position = state === "queued" ? placeOf(queueOf(site), id) : null;
  return position === null ? null : { position, wait: site.store.answered.wait(site.now()) };
}
