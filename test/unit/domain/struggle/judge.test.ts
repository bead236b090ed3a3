import { describe, expect, test } from "vitest";
import { limits } from "#protocol/limits";
import type { LiveVisit } from "../../../../worker/domain/presence/visit.ts";
import { judge, stayOf } from "../../../../worker/domain/struggle/judge.ts";
import { defaultKinds } from "../../../../worker/domain/struggle/kinds.ts";

const ways = { usual: () => null, kinds: defaultKinds };
const id = (name: string) => name.padEnd(22, "_");
const S = 1_000;

const seen = (...pages: [path: string, at: number][]) => pages.map(([path, at]) => ({ path, title: path, at }));

const visit = (change: Partial<LiveVisit> = {}): LiveVisit => ({
  ...{ id: id("visit"), link: "", since: 0, origin: "https://shop.example", referrer: "", country: null, city: null },
  ...{ timeZone: null, language: "en", device: "desktop", browser: "Firefox", lastEvent: null, acts: [] },
  trail: seen(["/", 0]),
  tabs: [],
  leftAt: null,
  ...change,
});

const flipping = seen(
  ...Array.from({ length: 8 }, (_, turn): [string, number] => [
    turn % 2 ? "/size-guide" : "/blue-jacket",
    turn * 8 * S,
  ]),
);

describe("[STR1] a visit is judged", () => {
  test("by its pages and by what somebody met on them", () => {
    const judged = judge(visit({ trail: flipping }), ways, 60 * S);
    expect(judged.struggle).toMatchObject({ stuck: true, signals: [{ kind: "flipping" }] });
    const clicked = [0, 4, 9].map((at) => ({ at: at * S, path: "/", kind: "rage" as const, detail: "#buy" }));
    expect(judge(visit({ acts: clicked }), ways, 10 * S).struggle?.signals[0]?.kind).toBe("rage");
  });

  test("by what the page told: searches that found nothing, and fields that it refused", () => {
    const events = [
      ...[10, 30, 50].map((at) => ({ name: "search", at: at * S, query: `tent ${at}`, results: 0 })),
      { name: "form.error", at: 60 * S, field: "postcode" },
      { name: "search", at: 61 * S, query: "unknown how many" },
    ];
    const stay = stayOf(visit({ events }));
    expect(stay.acts.map(({ kind, path }) => [kind, path])).toEqual([
      ...Array.from({ length: 3 }, () => ["search", "/"]),
      ["form-error", "/"],
    ]);
    const judged = judge(visit({ events }), ways, 62 * S);
    expect(judged.struggle?.signals.map(({ kind }) => kind)).toContain("empty-searches");
  });

  test("as nothing where they only look, or where the host does not want it watched", () => {
    const looking = visit({ trail: seen(["/", 0], ["/tents", 30 * S], ["/tents/fjell", 80 * S]) });
    expect(judge(looking, ways, 120 * S)).toBe(looking);
    const ignored = flipping.map((page) => ({ ...page, ignored: true as const }));
    expect(stayOf(visit({ trail: ignored })).pages).toEqual([]);
    expect(judge(visit({ trail: ignored }), ways, 60 * S).struggle ?? null).toBeNull();
  });

  test("with the same object while that says nothing new, and once it faded as stuck no more", () => {
    const judged = judge(visit({ trail: flipping }), ways, 60 * S);
    expect(judge(judged, ways, 61 * S)).toBe(judged);
    let later = judged;
    for (let at = 60 * S; at < 3_600 * S; at += 10 * S) later = judge(later, ways, at);
    expect(later.struggle?.stuck ?? false).toBe(false);
  });

  test("with the strongest signs only", () => {
    const many = judge(
      visit({
        trail: [...flipping, ...seen(["/checkout", 70 * S], ["/basket", 72 * S], ["/checkout", 74 * S])],
        acts: (["rage", "dead", "form-error"] as const).flatMap((kind) =>
          [60, 64, 70].map((at) => ({ at: at * S, path: "/checkout", kind, detail: "#pay" })),
        ),
      }),
      ways,
      80 * S,
    );
    expect(many.struggle?.signals.length).toBeLessThanOrEqual(limits.signals);
  });
});
