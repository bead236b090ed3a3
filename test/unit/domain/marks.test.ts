import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "#protocol/limits";
import { advance, noMarks, wrote } from "#protocol/marks";
import { mustWait } from "../../../worker/domain/conversation/rate.ts";

describe("marks", () => {
  it("[MSG7] never go back, never pass the last message, and reading implies receiving", () => {
    const step = fc.record({
      side: fc.constantFrom("visitor" as const, "team" as const),
      kind: fc.constantFrom("delivered" as const, "read" as const),
      seq: fc.nat(30),
    });
    fc.assert(
      fc.property(fc.array(step), fc.nat(20), (steps, last) => {
        let marks = noMarks;
        for (const { side, kind, seq } of steps) {
          const next = advance(marks, side, kind, seq, last);
          for (const one of ["visitor", "team"] as const) {
            expect(next[one].delivered).toBeGreaterThanOrEqual(marks[one].delivered);
            expect(next[one].read).toBeGreaterThanOrEqual(marks[one].read);
            expect(next[one].read).toBeLessThanOrEqual(next[one].delivered);
            expect(next[one].delivered).toBeLessThanOrEqual(last);
          }
          marks = next;
        }
      }),
    );
  });
});

describe("a message", () => {
  const of = (from: "visitor" | "agent", agent: string | null) =>
    wrote(noMarks, { id: "message", seq: 2, at: 0, from, agent, kind: agent === null ? "missed" : "text", body: "" });

  it("[MSG7] has read what came before it for the side that wrote it, and for nobody where the site says that nobody answered", () => {
    expect(of("agent", "agent").team.read).toBe(2);
    expect(of("visitor", null).visitor.read).toBe(2);
    expect(of("agent", null)).toBe(noMarks);
  });

  it("[MSG7] that an agent joined has read nothing: a colleague may have handed it to them", () => {
    const line = { id: "line", seq: 3, at: 0, from: "agent", agent: "agent", kind: "joined", body: "" } as const;
    expect(wrote(noMarks, line)).toBe(noMarks);
  });
});

describe("mustWait", () => {
  it("[MSG8] lets the allowed number through in any minute, and says truly how long the next must wait", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 80 }), (waits) => {
        const sent: number[] = [];
        let now = 0;
        for (const wait of waits) {
          now += wait;
          const seconds = mustWait(sent, now);
          if (seconds === 0) sent.push(now);
          else expect(mustWait(sent, now + seconds * 1000)).toBe(0);
          expect(sent.filter((at) => now - at < 60_000).length).toBeLessThanOrEqual(limits.messagesPerMinute);
        }
      }),
    );
  });
});
