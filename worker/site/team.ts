import type { AgentCard, Availability, Teammate } from "#protocol/model";
import { availabilityOf, sameAvailability } from "../domain/availability/availability.ts";
import type { Connection } from "./connection.ts";
import type { Sockets } from "./sockets.ts";
import type { Store } from "./store/index.ts";

/** The members of this site and what follows from who of them is there. Nothing is remembered, all is read. */
export function makeTeam(store: Store, sockets: Sockets, now: () => number) {
  const all = (): Teammate[] => {
    const here = sockets.agentsHere();
    return store.members.all().map((member) => ({ ...member, here: here.has(member.id) }));
  };
  const availability = (): Availability => availabilityOf(all(), now());

  return {
    all,
    availability,
    find: (id: string): Teammate | null => all().find((mate) => mate.id === id) ?? null,
    /** Whether who has a conversation is still a member; nobody having it is no matter. */
    isStill: (id: string | null): boolean => id === null || store.members.find(id) !== null,
    card: (id: string | null): AgentCard | null => (id === null ? null : store.members.card(id)),
    /**
     * [AVL1] Does what may change who is there, then tells colleagues, and visitors if it makes a difference to them.
     * `newcomer` is told by its welcome instead.
     */
    change(work: () => void, newcomer?: Connection): void {
      const before = availability();
      work();
      const team = all();
      const after = availabilityOf(team, now());
      sockets.toAgents({ t: "team", team }, newcomer);
      if (sameAvailability(before, after)) return;
      sockets.toAgents({ t: "availability", availability: after }, newcomer);
      sockets.toVisitors({ t: "availability", availability: after });
    },
  };
}

export type Team = ReturnType<typeof makeTeam>;
