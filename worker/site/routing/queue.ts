import { byTurn, type Queued } from "../../domain/routing/offers.ts";
import { type Seat, seatOf } from "../../domain/routing/seat.ts";
import type { SiteContext } from "../context.ts";
import type { Kept } from "../store/conversation.ts";

/** Null for one that does not wait. */
export const queuedOf = ({ conversation: { id, department, language, waiting } }: Kept): Queued | null =>
  waiting === null ? null : { conversation: id, department, language, waiting };

/** All that wait, in their turn. */
export const queueOf = (site: SiteContext): Queued[] =>
  site.store.conversations
    .queued()
    .flatMap((kept) => queuedOf(kept) ?? [])
    .sort(byTurn);

export function seatsOf(site: SiteContext): Seat[] {
  const freeSince = new Map(site.store.members.all().map((member) => [member.id, member.freeSince]));
  return site.team.all().map((mate) => seatOf(mate, freeSince.get(mate.id) ?? 0));
}

const SECOND = 1_000;

/** When to look at the queue again: on whole seconds, so that a long queue is not looked through for each one in it. */
export const ringTime = (until: number): number => Math.ceil(until / SECOND) * SECOND;
