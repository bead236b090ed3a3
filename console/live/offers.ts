import type { SiteEvent } from "#protocol/event";
import type { Conversation } from "#protocol/model";
import type { LiveState } from "./state.ts";

export type WaitingEvent = Extract<SiteEvent, { type: "waiting" }>;

type AssignedEvent = Extract<SiteEvent, { type: "assigned" }>;

/** A colleague handed it over; what one took is none. */
export const isGivenTo = (agent: string, event: SiteEvent): event is AssignedEvent =>
  event.type === "assigned" && event.agent === agent && event.by !== undefined;

export const isOfferTo = (agent: string, event: SiteEvent): event is WaitingEvent =>
  event.type === "waiting" && event.waiting.offer?.agent === agent;

/** What somebody is asked to take now, the oldest offer first. */
export const offersTo = (agent: string, conversations: Iterable<Conversation>): Conversation[] =>
  [...conversations]
    .filter(({ state, waiting }) => state === "queued" && waiting?.offer?.agent === agent)
    .sort((one, other) => (one.waiting?.offer?.at ?? 0) - (other.waiting?.offer?.at ?? 0));

/** Whether the agent it is offered to was reminded of it, by this frame or before this page was opened. */
export const remindedOf = ({ reminded }: LiveState, { id, waiting }: Conversation): boolean =>
  waiting?.offer?.reminded === true || reminded.has(id);

/** Reminders of what is not offered to this agent any more are over. */
export function dropReminders(state: LiveState): LiveState {
  const { reminded, view, me } = state;
  const still = [...reminded].filter((id) => {
    const conversation = view.conversations.get(id);
    return conversation?.state === "queued" && conversation.waiting?.offer?.agent === me?.id;
  });
  return still.length === reminded.size ? state : { ...state, reminded: new Set(still) };
}
