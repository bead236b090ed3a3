import type { Routing } from "#protocol/model";
import { mayBeAsked, type Queued } from "./offers.ts";
import type { Seat } from "./seat.ts";

/** What is to be done for one that waits. `missed` says whether who was asked let it pass, or only left. */
export type Step =
  | { do: "wait"; until: number }
  | { do: "remind" }
  | { do: "withdraw"; missed: boolean }
  | { do: "fall-back" }
  | { do: "give-up" };

const SECOND = 1_000;

/**
 * [RTE4] The nobody-answers ladder: remind who is asked, ask the next, ask the fallback department, tell the visitor the
 * truth. Times of the settings are in seconds.
 */
export function climb(queued: Queued, seats: readonly Seat[], routing: Required<Routing>, now: number): Step {
  const { waiting, department } = queued;
  const { offer, since } = waiting;
  if (offer !== null) {
    const asked = seats.find(({ agent }) => agent === offer.agent);
    const [remindAt, endsAt] = [offer.at + routing.remindAfter * SECOND, offer.at + routing.offerAfter * SECOND];
    if (now >= endsAt) return { do: "withdraw", missed: true };
    if (asked?.there !== true) return { do: "withdraw", missed: false };
    if (offer.reminded || remindAt >= endsAt) return { do: "wait", until: endsAt };
    return now >= remindAt ? { do: "remind" } : { do: "wait", until: remindAt };
  }
  const canFallBack = !waiting.fellBack && department !== routing.fallback;
  const somebody = seats.some((seat) => mayBeAsked(seat, queued));
  const fallBackAt = since + routing.fallbackAfter * SECOND;
  if (canFallBack && (now >= fallBackAt || (!somebody && waiting.asked.length > 0))) return { do: "fall-back" };
  const giveUpAt = since + (somebody ? routing.waitAtMost : routing.giveUpAfter) * SECOND;
  if (now >= giveUpAt) return { do: "give-up" };
  return { do: "wait", until: canFallBack ? Math.min(fallBackAt, giveUpAt) : giveUpAt };
}
