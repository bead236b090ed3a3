import type { Queued } from "../../domain/routing/offers.ts";
import { isNews } from "../../domain/routing/places.ts";
import type { SiteContext } from "../context.ts";

/** [RTE7] Who waits hears their place when it changes. After a wake all are told once more, which does no harm. */
export function tellPlaces(site: SiteContext, queue: readonly Queued[]): void {
  const waits = new Set(queue.map(({ conversation }) => conversation));
  for (const conversation of site.toldPlaces.keys()) if (!waits.has(conversation)) site.toldPlaces.delete(conversation);
  for (const [index, { conversation }] of queue.entries()) tellPlace(site, conversation, index + 1);
}

/** From 1. */
export function tellPlace(site: SiteContext, conversation: string, position: number): void {
  const told = { position, wait: site.store.answered.wait(site.now()) };
  if (!isNews(site.toldPlaces.get(conversation) ?? null, told)) return;
  site.toldPlaces.set(conversation, told);
  const kept = site.store.conversations.find(conversation);
  if (kept !== null) site.sockets.toVisitor(kept.conversation.visitor, { t: "queue", conversation, queue: told });
}
