import type { Conversation } from "#protocol/model";
import { commit } from "../commit.ts";
import type { SiteContext } from "../context.ts";

/** How far back the last words are looked for: behind remarks that somebody joined. */
const LOOKS_BACK = 20;

/** [RTE6] Whose agent is gone while they wait for an answer is looked at after a while. */
export function watchUnanswered(site: SiteContext): void {
  const after = site.identity().settings.routing.offerAfter * 1_000;
  for (const { conversation } of site.store.conversations.open()) {
    const key = `answer:${conversation.id}`;
    const waits = isUnanswered(site, conversation) && !site.team.isThere(conversation.agent);
    if (waits) site.alarms.set(key, site.now() + after, { ifAbsent: true });
    else site.alarms.clear(key);
  }
}

/** Its agent did not come back: it goes to the queue, first in line. */
export function checkAnswer(site: SiteContext, conversation: string): void {
  const kept = site.store.conversations.find(conversation);
  if (kept === null || kept.conversation.state !== "open" || !isUnanswered(site, kept.conversation)) return;
  if (!site.team.isThere(kept.conversation.agent)) commit(site, kept, { do: "requeue" });
}

/** Whether the last words are the visitor's. That somebody joined is no answer: they may have gone before they wrote. */
function isUnanswered(site: SiteContext, { id, seq, last }: Conversation): boolean {
  if (last === null || last.kind === "text") return last?.from === "visitor";
  const said = site.store.log.messages(id, seq - LOOKS_BACK, seq + 1, LOOKS_BACK);
  return said.findLast(({ kind }) => kind === "text")?.from === "visitor";
}
