import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Teammate } from "#protocol/model";
import { availabilityOf } from "../../../worker/domain/availability/availability.ts";

const mate = fc.record<Teammate>({
  id: fc.constantFrom("one", "two", "three", "four"),
  name: fc.string(),
  photo: fc.constant(null),
  role: fc.constantFrom("owner" as const, "agent" as const),
  status: fc.constantFrom("online" as const, "away" as const, "offline" as const),
  here: fc.boolean(),
  idle: fc.boolean(),
});

describe("availabilityOf", () => {
  it("[AVL1] RocketChat#21754: is open exactly when somebody is online, connected and not idle, and shows only them", () => {
    fc.assert(
      fc.property(fc.array(mate), fc.nat(), (team, now) => {
        const { open, reason, agents } = availabilityOf(team, now);
        const there = team.filter(({ here, idle, status }) => here && !idle && status === "online");
        expect(open).toBe(there.length > 0);
        expect(reason).toBe(open ? "agent-online" : "no-agent-online");
        expect(agents.every(({ id }) => there.some((mate) => mate.id === id))).toBe(true);
      }),
    );
  });

  it("[AVL2] is believed for 30 to 90 seconds, and says the same within a minute", () => {
    fc.assert(
      fc.property(fc.nat(4_000_000_000_000), (now) => {
        const { until } = availabilityOf([], now);
        expect(until - now).toBeGreaterThanOrEqual(30_000);
        expect(until - now).toBeLessThanOrEqual(90_000);
        expect(until % 60_000).toBe(0);
      }),
    );
  });
});
