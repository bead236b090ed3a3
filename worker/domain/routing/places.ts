import type { Queue } from "#protocol/visitor";
import type { Queued } from "./offers.ts";

/** Of all that wait, in their turn: the place in line, from 1, also of one that is offered to somebody. Null for one that does not wait. */
export function placeOf(queue: readonly Queued[], conversation: string): number | null {
  const index = queue.findIndex((queued) => queued.conversation === conversation);
  return index < 0 ? null : index + 1;
}

/** So many know their place exactly. */
const EXACT = 10;

/**
 * [RTE7] Whether it is worth telling. Who is further back hears of it when the place is a tenth less: a frame to each of
 * thousands whenever one is served would be in the way of those who chat.
 */
export function isNews(told: Queue | null, now: Queue): boolean {
  if (told === null || told.wait !== now.wait || now.position > told.position) return true;
  if (now.position <= EXACT) return now.position !== told.position;
  return (told.position - now.position) * 10 >= told.position;
}
