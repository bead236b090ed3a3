import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdFor, isDurable, makeOutbox, put, settle } from "#link/outbox";

const list = ["a", "b", "c"].map((id) => ({ t: "message", id }));
const ids = (frames: readonly { id: string }[]) => frames.map((frame) => frame.id).join("");

describe("the outbox", () => {
  test("[MSG1] keeps a frame until its ack", () => {
    expect(ids(settle(list, { t: "ack", id: "b" }))).toBe("ac");
    expect(settle(list, { t: "ack", id: "x" })).toBe(list);
    expect(settle(list, { t: "message", id: "b" })).toBe(list);
  });

  test("gives up on a frame that was refused for good, and not on one that has to wait", () => {
    expect(ids(settle(list, { t: "error", id: "a", code: "malformed" }))).toBe("bc");
    for (const code of ["rate_limited", "unavailable", "no_hello"])
      expect(settle(list, { t: "error", id: "a", code })).toBe(list);
    expect(settle(list, { t: "error", code: "malformed" })).toBe(list);
  });

  test("[MSG8] holds back for as long as the site says", () => {
    expect(holdFor({ t: "error", id: "a", code: "rate_limited", retryAfter: 17 })).toBe(17);
    expect(holdFor({ t: "error", id: "a", code: "unavailable" })).toBeGreaterThan(0);
    expect(holdFor({ t: "error", code: "rate_limited", retryAfter: 17 })).toBe(0);
    expect(holdFor({ t: "error", id: "a", code: "malformed", retryAfter: 17 })).toBe(0);
  });

  test("[MSG10] says with each frame which one of the same tab before it was not answered either", () => {
    const sent: string[] = [];
    const outbox = makeOutbox<{ t: string }>({
      // As left by two tabs: b and d are of one, a and c of another.
      keep: [
        { t: "message", id: "a" },
        { t: "message", id: "b" },
        { t: "message", id: "c", after: "a" },
        { t: "message", id: "d", after: "b" },
      ],
      onKept: undefined,
      send: ({ id, after }) => void sent.push(`${after ?? ""}>${id}`),
      later: () => () => {},
    });
    outbox.answer({ t: "welcome" });
    outbox.answer({ t: "ack", id: "a" });
    outbox.post({ t: "message", id: "e" });
    outbox.post({ t: "message", id: "f" });
    outbox.answer({ t: "welcome" });
    expect(sent).toEqual([...[">a", ">b", "a>c", "b>d"], ...["d>e", "e>f"], ...[">b", ">c", "b>d", "d>e", "e>f"]]);
  });

  test("keeps the order of first posting, each id once", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", "c", "d", "e")), (posted) => {
        const kept = posted.reduce<readonly { t: string; id: string }[]>(
          (frames, id) => put(frames, { t: "message", id }),
          [],
        );
        expect(kept.map((frame) => frame.id)).toEqual([...new Set(posted)]);
      }),
    );
  });

  test("knows which frames can be acked", () => {
    expect(isDurable({ t: "message", id: "a" })).toBe(true);
    expect(isDurable({ t: "typing" })).toBe(false);
    expect(isDurable({ t: "typing", id: 7 })).toBe(false);
  });
});
