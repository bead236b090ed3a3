import type { AgentCard, Availability, Teammate } from "#protocol/model";
import { availabilityOf, isAttending, nextByClock, sameAvailability } from "../domain/availability/availability.ts";
import { makeReadHours } from "../domain/availability/hours.ts";
import type { Connection } from "./connection.ts";
import type { SiteContext } from "./context.ts";

const MINUTE = 60_000;

/** The members of this site and what follows from who of them is there. Nothing is remembered, all is read. */
export function makeTeam({
  store,
  sockets,
  alarms,
  now,
  changed,
}: Pick<SiteContext, "store" | "sockets" | "alarms" | "now" | "changed">) {
  const read = makeReadHours();
  const settings = () => store.identity.read().settings;

  const attention = (id: string): Pick<Teammate, "here" | "idle"> => {
    const active = sockets.lastActive(id);
    const idleAfter = settings().routing.idleAfter * MINUTE;
    return { here: active !== null, idle: active !== null && now() - active >= idleAfter };
  };

  const all = (): Teammate[] => {
    const { routing } = settings();
    const loads = store.conversations.loads(now());
    return store.members.all().map(({ id, name, photo, role, status, work }) => {
      return {
        ...{ id, name, photo, role, status, ...work, ...attention(id) },
        load: loads.get(id) ?? 0,
        most: work.capacity ?? routing.capacity,
      };
    });
  };
  const availabilityWith = (team: readonly Teammate[]): Availability =>
    availabilityOf({ settings: settings(), team, replies: store.answered.replies(now()), now: now(), read });
  const find = (id: string): Teammate | null => all().find((mate) => mate.id === id) ?? null;

  /**
   * [AVL1] Tells colleagues who is there, and visitors if it makes a difference to them. `newcomer` is told by its
   * welcome instead.
   */
  function tell(newcomer?: Connection): void {
    changed.load = false;
    const team = all();
    const after = availabilityWith(team);
    const next = nextByClock(after);
    if (next === null) alarms.clear("hours");
    else alarms.set("hours", next);
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
    availability: (): Availability => availabilityWith(all()),
    find,
    /** Whether who has a conversation is still a member; nobody having it is no matter. */
    isStill: (id: string | null): boolean => id === null || store.members.find(id) !== null,
    /** Whether they would see now what a visitor writes. */
    isThere(id: string | null): boolean {
      const member = id === null ? null : store.members.find(id);
      if (member === null) return false;
      const { here, idle } = attention(member.id);
      return isAttending({ here, idle, status: member.status });
    },
    card: (id: string | null): AgentCard | null => (id === null ? null : store.members.card(id)),
    tell,
    /** Does what may change who is there, then tells of it. */
    change(work: () => void, newcomer?: Connection): void {
      work();
      changed.routing = true;
      tell(newcomer);
    },
  };
}

export type Team = ReturnType<typeof makeTeam>;
