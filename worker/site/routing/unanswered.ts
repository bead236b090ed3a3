import { commit } from "../commit.ts";
import type { SiteContext } from "../context.ts";

/** [RTE6] Whose agent is gone while they wait for an answer is looked at after a while. */
export function watchUnanswered(site: SiteContext): void {
  const after = site.identity().settings.routing.offerAfter * 1_000;
  for (const { conversation } of site.store.conversations.open()) {
    const key = `answer:${conversation.id}`;
    const waits = conversation.last?.from === "visitor" && !site.team.isThere(conversation.agent);
    if (waits) site.alarms.set(key, site.now() + after, { ifAbsent: true });
    else site.alarms.clear(key);
  }
}

/** Its agent did not come back: it goes to the queue, first in line. */
export function checkAnswer(site: SiteContext, conversation: string): void {
  const kept = site.store.conversations.find(conversation);
  if (kept === null || kept.conversation.state !== "open" || kept.conversation.last?.from !== "visitor") return;
  if (!site.team.isThere(kept.conversation.agent)) commit(site, kept, { do: "requeue" });
}
