import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FRESH, fade, HALVES } from "../../../../worker/domain/struggle/fade.ts";
import type { Stay } from "../../../../worker/domain/struggle/stay.ts";
import { isStuck, STUCK, STUCK_NO_MORE, struggleOf } from "../../../../worker/domain/struggle/struggle.ts";
import { kinds, usual, walk, withActs } from "./stay.ts";

const of = (stay: Stay, now: number) => struggleOf(stay, usual, kinds, now);
const MINUTE = 60_000;
const FLIPPING = "/guide 10 /jacket 12 /guide 9 /jacket 14 /guide 8 /jacket 5";

const acting = (...args: Parameters<typeof withActs>): { stay: Stay; now: number } => {
  const { stay, now } = walk(args[0]);
  return { stay: { ...stay, acts: withActs(...args).acts }, now };
};

const path = fc.constantFrom("/", "/list", "/a", "/b", "/c", "/help", "/help/x", "/basket", "/checkout", "/thanks");
const act = fc.record({
  after: fc.integer({ min: 0, max: 900_000 }),
  path,
  kind: fc.constantFrom("rage" as const, "dead" as const, "form-error" as const, "search" as const),
  detail: fc.constantFrom("one", "other"),
  results: fc.nat(2),
});
/** Any stay that ends within 15 minutes. */
const anyStay = fc
  .record({
    steps: fc.array(fc.record({ path, ms: fc.integer({ min: 0, max: 90_000 }) }), { minLength: 1, maxLength: 20 }),
    acts: fc.array(act, { maxLength: 12 }),
    tabs: fc.array(fc.record({ path }), { maxLength: 4 }),
  })
  .map(({ steps, acts, tabs }) => {
    let at = 0;
    const pages = steps.map(({ path, ms }) => {
      at += ms;
      return { path, title: path, at };
    });
    return { pages, acts: acts.map(({ after, ...rest }) => ({ ...rest, at: Math.min(after, at) })), tabs, end: at };
  });

describe("the score", () => {
  test("joins the signs, the strongest first", () => {
    const { stay, now } = acting(`${FLIPPING} /jacket 20`, "dead", ["#buy", "#buy"]);
    const { score, signals } = of(stay, now);
    expect(signals.map(({ kind }) => kind)).toEqual(["flipping", "dead"]);
    expect(score).toBeCloseTo(1 - (1 - (signals[0]?.weight ?? 0)) * (1 - (signals[1]?.weight ?? 0)), 10);
  });

  test("is 0 to 1, of weights of 0 to 1 that are all told in order, of any stay at any time", () => {
    fc.assert(
      fc.property(anyStay, fc.integer({ min: -1_000_000, max: 9_000_000 }), (stay, after) => {
        const { score, signals } = of(stay, stay.end + after);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        for (const [index, { weight }] of signals.entries()) {
          expect(weight).toBeGreaterThan(0);
          expect(weight).toBeLessThanOrEqual(signals[index - 1]?.weight ?? 1);
        }
        expect(new Set(signals.map(({ kind }) => kind)).size).toBe(signals.length);
      }),
    );
  });

  test("knows nothing of what comes after now", () => {
    fc.assert(
      fc.property(anyStay, fc.double({ min: 0, max: 1, noNaN: true }), (stay, share) => {
        const now = Math.floor(stay.end * share);
        const until = {
          ...stay,
          pages: stay.pages.filter(({ at }) => at <= now),
          acts: stay.acts.filter(({ at }) => at <= now),
        };
        expect(of(stay, now)).toEqual(of(until, now));
      }),
    );
  });

  test("an order that was made ends what was before it", () => {
    const { stay, now } = acting(`${FLIPPING} /basket 10 /checkout 40`, "form-error", ["phone", "phone", "phone"]);
    expect(isStuck(of(stay, now).score)).toBe(true);
    const done = { ...stay, pages: [...stay.pages, { path: "/checkout/thanks", title: "", at: now }] };
    expect(of(done, now + 1000)).toEqual({ score: 0, signals: [] });
  });

  test("an act on the page that says thanks names that page", () => {
    const { stay, now } = acting("/checkout 30 /thanks 30", "rage", ["#print", "#print"]);
    expect(of(stay, now).signals).toMatchObject([{ kind: "rage", evidence: { page: { title: "thanks" } } }]);
  });

  test("who left stays no longer anywhere", () => {
    const { stay, now } = walk("/list 30 /sheet 110");
    const left = { ...stay, leftAt: now };
    expect(of(stay, now + 2 * MINUTE).score).toBeGreaterThan(of(left, now + 2 * MINUTE).score);
  });
});

describe("time", () => {
  test("a sign counts in full for two minutes, then half as much with each four more", () => {
    expect([0, FRESH, FRESH + HALVES, FRESH + 2 * HALVES].map(fade)).toEqual([1, 1, 0.5, 0.25]);
    expect([FRESH, HALVES]).toEqual([2 * MINUTE, 4 * MINUTE]);
  });

  test("who stopped flipping is stuck no more after some minutes, and is not told of in an hour", () => {
    const { stay, now } = walk(`${FLIPPING} /list 1`);
    const left = { ...stay, leftAt: now };
    expect(isStuck(of(left, now).score)).toBe(true);
    expect(isStuck(of(left, now + MINUTE).score)).toBe(true);
    expect(isStuck(of(left, now + 10 * MINUTE).score, true)).toBe(false);
    expect(of(left, now + 60 * MINUTE).signals).toEqual([]);
    const angry = acting("/jacket 30", "rage", ["#buy"]);
    expect(of(angry.stay, angry.now + 60 * MINUTE)).toMatchObject({ signals: [] });
  });

  test("while nothing happens the score moves in small steps, never in jumps", () => {
    fc.assert(
      fc.property(anyStay, fc.integer({ min: 0, max: 3_600_000 }), (stay, after) => {
        const change = of(stay, stay.end + after + 1000).score - of(stay, stay.end + after).score;
        expect(Math.abs(change)).toBeLessThan(0.05);
      }),
    );
  });

  test("after they left the score only falls", () => {
    fc.assert(
      fc.property(
        anyStay,
        fc.integer({ min: 0, max: 3_600_000 }),
        fc.integer({ min: 1, max: 600_000 }),
        (stay, after, more) => {
          const left = { ...stay, leftAt: stay.end };
          const [sooner, later] = [of(left, stay.end + after), of(left, stay.end + after + more)];
          expect(later.score).toBeLessThanOrEqual(sooner.score + 1e-12);
        },
      ),
    );
  });

  test("a visit does not flicker: while nothing happens it becomes stuck once more at most, and ends it once", () => {
    fc.assert(
      fc.property(anyStay, (stay) => {
        let before = isStuck(of(stay, stay.end).score);
        let changes = 0;
        for (let now = stay.end; now < stay.end + 60 * MINUTE; now += 10_000) {
          const after = isStuck(of(stay, now).score, before);
          if (after !== before) changes++;
          before = after;
        }
        expect(changes).toBeLessThanOrEqual(before ? 2 : 3);
        expect(before).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test("who is stuck stays so until the score is well below", () => {
    expect([STUCK - 0.01, STUCK].map((score) => isStuck(score))).toEqual([false, true]);
    expect([STUCK_NO_MORE - 0.01, STUCK_NO_MORE].map((score) => isStuck(score, true))).toEqual([false, true]);
    expect(STUCK_NO_MORE).toBeLessThan(STUCK);
  });
});

describe("honest visits", () => {
  const honest = {
    "compares two products and reads": "/list 20 /a 45 /b 50 /a 30 /b 28 /a 25 /basket 20",
    "reads one long page": "/list 20 /a 240",
    "comes back from payment": "/a 40 /basket 20 /checkout 50 /payment 200 /thanks 10",
    "hunts for the price": "/list 9 /a 5 /list 6 /b 8 /list 7 /c 5 /list 4 /d 8 /list 6 /e 9",
    "left the page open for an hour": "/list 20 /a 3600",
    "finds the article at once": "/a 20 /help 9 /help/returns 80",
  };
  test.for(Object.entries(honest))("who %s is at no time stuck", ([, words]) => {
    const { stay, now } = walk(words);
    for (let at = stay.pages[0]?.at ?? 0; at <= now; at += 1000) expect(of(stay, at).score).toBeLessThan(STUCK);
  });
});
