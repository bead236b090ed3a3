import type { Waiting } from "#protocol/model";
import { serves } from "../availability/availability.ts";
import type { Seat } from "./seat.ts";

/** A conversation that waits. `language` is the visitor's, as BCP 47. */
export type Queued = { conversation: string; department: string | null; language: string; waiting: Waiting };

export type Offer = { conversation: string; agent: string };

/** [RTE2] Who was with an agent before goes first; among equals who came first. */
export const byTurn = (one: Queued, other: Queued): number =>
  other.waiting.priority - one.waiting.priority ||
  one.waiting.since - other.waiting.since ||
  (one.conversation < other.conversation ? -1 : 1);

/** Whether they may be asked to take it: they are there, answer for its department, and were not asked before. */
export const mayBeAsked = (seat: Seat, { department, waiting }: Queued): boolean =>
  seat.there && serves(seat, department) && !waiting.asked.some(({ agent }) => agent === seat.agent);

/**
 * [RTE1] The offers to make now, in turn. One that nobody has room for is passed over, and the next in line may go to
 * whom it could not.
 */
export function offersFor(queue: readonly Queued[], seats: readonly Seat[]): Offer[] {
  const load = new Map(seats.map((seat) => [seat.agent, seat.load]));
  const offers: Offer[] = [];
  for (const queued of [...queue].sort(byTurn)) {
    if (queued.waiting.offer !== null) continue;
    const free = seats
      .map((seat) => ({ ...seat, load: load.get(seat.agent) ?? seat.load }))
      .filter((seat) => seat.load < seat.most && mayBeAsked(seat, queued));
    const [best] = free.sort(byFitness(queued));
    if (best === undefined) continue;
    load.set(best.agent, best.load + 1);
    offers.push({ conversation: queued.conversation, agent: best.agent });
  }
  return offers;
}

/** [RTE3] Who speaks the visitor's language, then who has least to do, then who has waited longest. */
const byFitness =
  ({ language }: Queued) =>
  (one: Seat, other: Seat): number =>
    Number(speaks(other, language)) - Number(speaks(one, language)) ||
    one.load - other.load ||
    one.idleSince - other.idleSince ||
    (one.agent < other.agent ? -1 : 1);

/** `pt` is spoken by who has `pt` or `pt-br`, and `pt-BR` by both too. */
const speaks = ({ skills }: Seat, language: string): boolean => {
  const base = baseOf(language);
  return base !== "" && skills.some((skill) => baseOf(skill) === base);
};

const baseOf = (tag: string): string => tag.toLowerCase().split("-")[0] ?? "";
