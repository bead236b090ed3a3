import type { AgentCard, Availability, Teammate } from "#protocol/model";
import { availabilityOf, sameAvailability } from "../domain/availability/availability.ts";
import { isIdle } from "./agent/pulse.ts";
import type { Connection } from "./connection.ts";
import type { Sockets } from "./sockets.ts";
import type { Store } from "./store/index.ts";

/** The members of this site and what follows from who of them is there. Nothing is remembered, all is read. */
export function makeTeam(store: Store, sockets: Sockets, now: () => number) {
  const all = (): Teammate[] =>
    store.members.all().map((member) => {
      const active = sockets.lastActive(member.id);
      return { ...member, here: active !== null, idle: active !== null && isIdle(active, now()) };
    });
  const availability = (): Availability => availabilityOf(all(), now());

  /**
   * [AVL1] Tells colleagues who is there, and visitors if it makes a difference to them. `newcomer` is told by its
   * welcome instead.
   */
  function tell(newcomer?: Connection): void {
    const team = all();
    const after = availabilityOf(team, now());
    const before = store.told.get();
    const told = { team: JSON.stringify(team), availability: after };
    const isSame = before !== null && sameAvailability(before.availability, after);
    if (isSame && before.team === told.team) return;
    store.told.put(told);
    if (before?.team !== told.team) sockets.toAgents({ t: "team", team }, newcomer);
    if (isSame) return;
    sockets.toAgents({ t: "availability", availability: after }, newcomer);
    sockets.toVisitors({ t: "availability", availability: after });
  }

  return {
    all,
    availability,
    find: (id: string): Teammate | null => all().find((mate) => mate.id === id) ?? null,
    /** Whether who has a conversation is still a member; nobody having it is no matter. */
    isStill: (id: string | null): boolean => id === null || store.members.find(id) !== null,
    card: (id: string | null): AgentCard | null => (id === null ? null : store.members.card(id)),
    tell,
    /** Does what may change who is there, then tells of it. */
    change(work: () => void, newcomer?: Connection): void {
      work();
      tell(newcomer);
    },
  };
}

export type Team = ReturnType<typeof makeTeam>;
