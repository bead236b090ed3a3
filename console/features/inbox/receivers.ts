import type { Availability, Conversation, Department, Teammate } from "#protocol/model";
import { presenceOf } from "../../live/presence.ts";

/** Who a conversation may be handed to, as the dialog lists them. */
export type Receiver =
  | { to: "agent"; id: string; name: string; mate: Teammate; there: boolean; full: boolean }
  | { to: "department"; id: string; name: string; open: boolean }
  | { to: "queue"; id: ""; name: string };

/** An agent who is there comes before one who is not, and one with room before one without. */
export function agentsFor(conversation: Conversation, team: readonly Teammate[]): Extract<Receiver, { to: "agent" }>[] {
  return team
    .filter(({ id }) => id !== conversation.agent)
    .map((mate) => ({
      to: "agent" as const,
      id: mate.id,
      name: mate.name,
      mate,
      there: presenceOf(mate) === "online",
      full: mate.load >= mate.most,
    }))
    .sort((one, other) => rank(one) - rank(other) || one.mate.load - other.mate.load);
}

export const departmentsFor = (
  conversation: Conversation,
  departments: readonly Department[],
  availability: Availability | null,
): Extract<Receiver, { to: "department" }>[] =>
  departments
    .filter(({ id }) => id !== conversation.department || conversation.agent !== null)
    .map(({ id, name }) => ({
      to: "department",
      id,
      name,
      open: availability?.departments.some((known) => known.id === id && known.open) ?? false,
    }));

const rank = ({ there, full }: { there: boolean; full: boolean }): number => (there ? 0 : 2) + (full ? 1 : 0);
