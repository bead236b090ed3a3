import type { AgentCard, Availability, Teammate } from "#protocol/model";

const FACES = 3;
const MINUTE = 60_000;

/** Whether a visitor who writes now would reach them. */
export const isPresent = (mate: Teammate): boolean => mate.here && !mate.idle && mate.status === "online";

/** [AVL1] Open while somebody is online, connected, and there. `until` is on whole minutes, 30 to 90 s ahead, so that what is cached stays the same. */
export function availabilityOf(team: readonly Teammate[], now: number): Availability {
  const present = team.filter(isPresent);
  return {
    open: present.length > 0,
    reason: present.length > 0 ? "agent-online" : "no-agent-online",
    agents: present.slice(0, FACES).map(cardOf),
    until: Math.ceil((now + MINUTE / 2) / MINUTE) * MINUTE,
  };
}

/** Whether visitors would notice the difference. */
export const sameAvailability = (one: Availability, other: Availability): boolean =>
  one.open === other.open && JSON.stringify(one.agents) === JSON.stringify(other.agents);

const cardOf = (mate: Teammate): AgentCard => ({ id: mate.id, name: mate.name, photo: mate.photo });
