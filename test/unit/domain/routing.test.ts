import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { type Conversation, Routing, type Waiting } from "#protocol/model";
import { medianOf } from "../../../worker/domain/routing/estimate.ts";
import { climb } from "../../../worker/domain/routing/ladder.ts";
import { takesTime } from "../../../worker/domain/routing/load.ts";
import { byTurn, mayBeAsked, offersFor, type Queued } from "../../../worker/domain/routing/offers.ts";
import { isNews, placeOf } from "../../../worker/domain/routing/places.ts";
import type { Seat } from "../../../worker/domain/routing/seat.ts";

const agents = ["ada", "bo", "cy", "dee", "eli"];
const departments = ["sales", "support"];
const routing = v.parse(Routing, {});
const SECOND = 1_000;

const seats = fc.uniqueArray(
  fc.record<Seat>({
    agent: fc.constantFrom(...agents),
    there: fc.boolean(),
    departments: fc.subarray(departments),
    skills: fc.subarray(["de", "en", "pt-br"]),
    load: fc.nat(3),
    most: fc.integer({ min: 1, max: 4 }),
    idleSince: fc.nat(1_000),
  }),
  { selector: ({ agent }) => agent },
);

const waiting = fc.record<Waiting>({
  since: fc.nat(1_000_000),
  priority: fc.constantFrom(0, 1),
  offer: fc.constant(null),
  asked: fc.subarray(agents).map((asked) => asked.map((agent) => ({ agent, at: 1 }))),
  fellBack: fc.boolean(),
});

const queue = fc
  .array(
    fc.record({
      department: fc.option(fc.constantFrom(...departments)),
      language: fc.constantFrom("de-DE", "en", "pt", ""),
      waiting,
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((one, index): Queued => ({ conversation: `c${index}`, ...one })));

const seat = (agent: string, change: Partial<Seat> = {}): Seat => ({
  ...{ agent, there: true, departments: [], skills: [], load: 0, most: 2, idleSince: 0 },
  ...change,
});
const waits = (conversation: string, change: Partial<Waiting> = {}, rest: Partial<Queued> = {}): Queued => ({
  ...{ conversation, department: null, language: "en" },
  waiting: { since: 0, priority: 0, offer: null, asked: [], fellBack: false, ...change },
  ...rest,
});

describe("offersFor", () => {
  it("[RTE1] never exceeds a capacity, offers each once, and only to who is there, answers for it and was not asked before", () => {
    fc.assert(
      fc.property(queue, seats, (queue, seats) => {
        const offers = offersFor(queue, seats);
        expect(new Set(offers.map(({ conversation }) => conversation)).size).toBe(offers.length);
        for (const seat of seats) {
          const mine = offers.filter(({ agent }) => agent === seat.agent);
          if (mine.length > 0) expect(seat.there).toBe(true);
          expect(Math.max(seat.load, seat.load + mine.length)).toBeLessThanOrEqual(Math.max(seat.most, seat.load));
          for (const { conversation } of mine) {
            const queued = queue.find((one) => one.conversation === conversation);
            expect(queued && mayBeAsked(seat, queued)).toBe(true);
          }
        }
      }),
    );
  });

  it("[RTE2] is first come, first served within equal priority: nobody is passed over whom the agent could have taken", () => {
    fc.assert(
      fc.property(queue, seats, (queue, seats) => {
        const offers = new Map(offersFor(queue, seats).map(({ conversation, agent }) => [conversation, agent]));
        const inTurn = [...queue].sort(byTurn);
        for (const [index, early] of inTurn.entries()) {
          if (offers.has(early.conversation)) continue;
          for (const late of inTurn.slice(index + 1)) {
            const agent = offers.get(late.conversation);
            const taker = seats.find((seat) => seat.agent === agent);
            if (taker) expect(mayBeAsked(taker, early)).toBe(false);
          }
        }
      }),
    );
  });

  it("[RTE1] leaves nobody waiting whom somebody free could take", () => {
    fc.assert(
      fc.property(queue, seats, (queue, seats) => {
        const offers = offersFor(queue, seats);
        for (const queued of queue) {
          if (offers.some(({ conversation }) => conversation === queued.conversation)) continue;
          for (const seat of seats) {
            const load = seat.load + offers.filter(({ agent }) => agent === seat.agent).length;
            if (load < seat.most) expect(mayBeAsked(seat, queued)).toBe(false);
          }
        }
      }),
    );
  });

  it("[RTE3] asks who speaks the visitor's language, then who has least to do, then who has waited longest", () => {
    const german = waits("c", {}, { language: "de-AT" });
    const all = [
      seat("busy", { load: 1, skills: ["de"] }),
      seat("mute", { skills: ["en"] }),
      seat("late", { skills: ["de"], idleSince: 9 }),
      seat("early", { skills: ["de"], idleSince: 5 }),
    ];
    const order = ["early", "late", "busy", "mute"];
    for (const [index, agent] of order.entries()) {
      const left = all.filter((seat) => !order.slice(0, index).includes(seat.agent));
      expect(offersFor([german], left)).toEqual([{ conversation: "c", agent }]);
    }
  });

  it("[RTE2] who was with an agent before goes first", () => {
    const queue = [waits("first", { since: 1 }), waits("back", { since: 9, priority: 1 })];
    expect(offersFor(queue, [seat("ada", { most: 1 })])).toEqual([{ conversation: "back", agent: "ada" }]);
    const inTurn = queue.sort(byTurn);
    expect(["back", "first", "gone"].map((id) => placeOf(inTurn, id))).toEqual([1, 2, null]);
  });
});

describe("isNews", () => {
  const told = (position: number, wait: number | null = null) => ({ position, wait });

  it("[RTE7] the first ten hear of every step, and those further back of every tenth", () => {
    for (const [before, now] of [
      [2, 1],
      [10, 9],
      [11, 10],
      [100, 90],
    ] as const)
      expect(isNews(told(before), told(now)), `${before} to ${now}`).toBe(true);
    for (const [before, now] of [
      [2, 2],
      [100, 91],
      [100, 100],
    ] as const)
      expect(isNews(told(before), told(now)), `${before} to ${now}`).toBe(false);
  });

  it("[RTE7] whoever was told nothing, is further back than before, or waits longer than was said hears it", () => {
    expect(isNews(null, told(500))).toBe(true);
    expect(isNews(told(500), told(501))).toBe(true);
    expect(isNews(told(500), told(500, 120))).toBe(true);
  });

  it("[RTE7] what was told last is never better than it is, and at most a tenth worse", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1 }), (positions) => {
        let said: number | null = null;
        for (const position of positions) {
          if (isNews(said === null ? null : told(said), told(position))) said = position;
          expect(said).toBeGreaterThanOrEqual(position);
          expect((Number(said) - position) * 10).toBeLessThan(Math.max(1, Number(said)));
        }
      }),
    );
  });
});

describe("the nobody-answers ladder", () => {
  const at = (seconds: number) => seconds * SECOND;
  const offer = { agent: "ada", at: 0, reminded: false };
  const step = (queued: Queued, seats: Seat[], seconds: number, change: Partial<Routing> = {}) =>
    climb(queued, seats, { ...routing, ...change }, at(seconds));

  it("[RTE4] reminds after 30 seconds, goes on after 60, falls back after two minutes, and gives up after three", () => {
    const offered = waits("c", { offer, asked: [{ agent: "ada", at: 0 }] }, { department: "sales" });
    const reminded = { ...offered, waiting: { ...offered.waiting, offer: { ...offer, reminded: true } } };
    const alone = [seat("ada")];
    expect(step(offered, alone, 0)).toEqual({ do: "wait", until: at(30) });
    expect(step(offered, alone, 30)).toEqual({ do: "remind" });
    expect(step(reminded, alone, 30)).toEqual({ do: "wait", until: at(60) });
    expect(step(reminded, alone, 60)).toEqual({ do: "withdraw", missed: true });
    const between = waits("c", { asked: offered.waiting.asked }, { department: "sales" });
    // Nobody is left to ask there: it need not wait for the two minutes.
    expect(step(between, alone, 60)).toEqual({ do: "fall-back" });
    const others = [seat("ada"), seat("bo", { load: 2 })];
    expect(step(between, others, 60)).toEqual({ do: "wait", until: at(120) });
    expect(step(between, others, 120)).toEqual({ do: "fall-back" });
    const fallen = waits("c", { asked: offered.waiting.asked, fellBack: true });
    expect(step(fallen, alone, 120)).toEqual({ do: "wait", until: at(180) });
    expect(step(fallen, alone, 180)).toEqual({ do: "give-up" });
    // Where somebody is there who has no room yet, waiting has sense for longer.
    expect(step(fallen, others, 180)).toEqual({ do: "wait", until: at(900) });
    expect(step(fallen, others, 900)).toEqual({ do: "give-up" });
  });

  it("[RTE4] takes an offer back at once from who is gone, and that is no miss", () => {
    const offered = waits("c", { offer, asked: [{ agent: "ada", at: 0 }] });
    expect(step(offered, [seat("ada", { there: false })], 3)).toEqual({ do: "withdraw", missed: false });
    expect(step(offered, [], 3)).toEqual({ do: "withdraw", missed: false });
  });

  it("[RTE4] always ends: whoever comes and goes, it is given up by the longest wait of the settings", () => {
    fc.assert(
      fc.property(seats, waiting, fc.constantFrom(null, ...departments), (seats, waiting, department) => {
        let queued = waits("c", { ...waiting, since: 0, asked: [] }, { department });
        let now = 0;
        const latest = (routing.waitAtMost + routing.offerAfter * (agents.length + 1)) * SECOND;
        for (let steps = 0; steps < 100; steps++) {
          const step = climb(queued, seats, routing, now);
          if (step.do === "give-up") return;
          expect(now).toBeLessThanOrEqual(latest);
          const { waiting } = queued;
          if (step.do === "wait") {
            const [made] = offersFor([queued], seats);
            if (made === undefined) {
              expect(step.until).toBeGreaterThan(now);
              now = step.until;
            } else {
              const asked = [...waiting.asked, { agent: made.agent, at: now }];
              queued = {
                ...queued,
                waiting: { ...waiting, asked, offer: { agent: made.agent, at: now, reminded: false } },
              };
            }
          } else if (step.do === "remind")
            queued = {
              ...queued,
              waiting: { ...waiting, offer: waiting.offer && { ...waiting.offer, reminded: true } },
            };
          else if (step.do === "withdraw") queued = { ...queued, waiting: { ...waiting, offer: null } };
          else queued = { ...queued, department: routing.fallback, waiting: { ...waiting, fellBack: true } };
        }
        throw new Error("It went on and on.");
      }),
    );
  });
});

describe("takesTime", () => {
  const said = (from: "visitor" | "agent", seq: number, at = 0): Conversation["last"] => ({
    ...{ id: "m", seq, at, from, agent: null, kind: "text", body: "" },
  });
  const talk = (change: Partial<Conversation>): Conversation => ({
    ...{
      id: "c",
      state: "open",
      visitor: "v",
      person: {},
      visit: null,
      startedBy: "visitor",
      startedAt: 0,
      page: null,
    },
    ...{ country: null, language: "en", agent: "ada", department: null, waiting: null, mails: [], reach: "reached" },
    ...{ seq: 3, last: said("agent", 3) },
    ...change,
  });
  const MINUTE = 60 * SECOND;

  it("[RTE10] is true while a visitor waits for an answer, and for half an hour after the last word", () => {
    expect(takesTime(talk({ last: said("visitor", 3) }), 24 * 60 * MINUTE)).toBe(true);
    expect(takesTime(talk({}), 29 * MINUTE)).toBe(true);
    expect(takesTime(talk({}), 30 * MINUTE)).toBe(false);
    for (const state of ["queued", "closed", "missed", "message"] as const)
      expect(takesTime(talk({ state, last: said("visitor", 3) }), 0)).toBe(false);
  });

  it("[RTE10] is false for first words that nobody answered", () => {
    expect(takesTime(talk({ startedBy: "agent", seq: 1, last: said("agent", 1) }), 0)).toBe(false);
    expect(takesTime(talk({ startedBy: "agent", seq: 2, last: said("visitor", 2) }), 0)).toBe(true);
  });
});

describe("medianOf", () => {
  it("[AVL8] says nothing of too few, and rounds the median up to what people say", () => {
    expect(medianOf([1, 2, 3, 4])).toBeNull();
    expect(medianOf([10_000, 20_000, 30_000, 40_000, 900_000])).toBe(60);
    expect(medianOf([61_000, 61_000, 61_000, 1, 1_000_000])).toBe(120);
    expect(medianOf([9e9, 9e9, 9e9, 9e9, 9e9])).toBe(86_400);
  });
});
