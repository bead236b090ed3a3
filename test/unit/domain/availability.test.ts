import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Department, Rule, Teammate } from "#protocol/model";
import type { Schedule } from "#protocol/schedule";
import {
  type AvailabilityInput,
  availabilityOf,
  isOpenFor,
  nextByClock,
  sameAvailability,
} from "../../../worker/domain/availability/availability.ts";
import { departmentOf } from "../../../worker/domain/availability/department.ts";
import { makeReadHours } from "../../../worker/domain/availability/hours.ts";
import { isOpen, nextChange } from "../../../worker/domain/schedule/index.ts";

const HOUR = 3_600_000;
/** A Tuesday, 12:00 in Berlin. */
const NOON = Date.UTC(2026, 10, 24, 11);

const weekdays = (from: string, to: string): Schedule => ({
  timeZone: "Europe/Berlin",
  week: ([1, 2, 3, 4, 5] as const).map((day) => ({ day, from, to })),
  exceptions: [],
});

const free: Teammate = {
  ...{ id: "one", name: "One", photo: null, role: "agent", status: "online", here: true, idle: false },
  ...{ departments: [], skills: [], capacity: null, load: 0, most: 2 },
};

const mate = fc.record<Teammate>({
  id: fc.constantFrom("one", "two", "three", "four"),
  name: fc.string(),
  photo: fc.constant(null),
  role: fc.constantFrom("owner" as const, "agent" as const),
  status: fc.constantFrom("online" as const, "away" as const, "offline" as const),
  here: fc.boolean(),
  idle: fc.boolean(),
  departments: fc.subarray(["sales", "support"]),
  skills: fc.constant([]),
  capacity: fc.constant(null),
  load: fc.nat(3),
  most: fc.integer({ min: 1, max: 3 }),
});
const team = fc.array(fc.oneof(mate, fc.constant(free)), { maxLength: 3 });
const rule = fc.constantFrom<Rule>("staffed", "hours", "both");
const schedule = fc.constantFrom(null, weekdays("09:00", "17:00"), weekdays("18:00", "02:00"));
const override = fc.option(
  fc.record({ open: fc.boolean(), until: fc.integer({ min: NOON - HOUR, max: NOON + 9 * HOUR }) }),
);
const now = fc.integer({ min: NOON, max: NOON + 14 * 24 * HOUR });

const site = (change: Partial<AvailabilityInput["settings"]> = {}): AvailabilityInput["settings"] => ({
  ...{ hours: null, rule: "both", override: null, departments: [] },
  ...change,
});
const of = (settings: AvailabilityInput["settings"], mates: readonly Teammate[], at: number) =>
  availabilityOf({ settings, team: mates, replies: null, now: at, read: makeReadHours() });
/** The next change, which comes later, is one, and before which nothing changes; null where none is told. */
function staysUntilNext(settings: AvailabilityInput["settings"], mates: readonly Teammate[], at: number) {
  const { open, next } = of(settings, mates, at);
  if (next === null) return null;
  expect(next.at).toBeGreaterThan(at);
  expect(next.open).toBe(!open);
  expect(of(settings, mates, next.at - 1).open).toBe(open);
  return next;
}
const isFree = ({ here, idle, status, load, most }: Teammate) => here && !idle && status === "online" && load < most;
const department = (id: string, change: Partial<Department> = {}): Department => ({
  ...{ id, name: id, rule: null, hours: null },
  ...change,
});

describe("availabilityOf", () => {
  it("[AVL1] RocketChat#21754: without hours it is open exactly when somebody is online, connected, not idle, and can take one more", () => {
    fc.assert(
      fc.property(team, now, fc.constantFrom<Rule>("staffed", "both"), (team, now, rule) => {
        const { open, reason, agents, next } = of(site({ rule }), team, now);
        expect(open).toBe(team.some(isFree));
        if (open) expect(reason).toBe("agent-online");
        else expect(["busy", "no-agent-online"]).toContain(reason);
        expect(agents.every(({ id }) => team.some((mate) => mate.id === id && mate.here && !mate.idle))).toBe(true);
        expect(next).toBeNull();
      }),
    );
  });

  it("[AVL5] the rule decides what counts: people, hours, or both", () => {
    fc.assert(
      fc.property(team, now, rule, schedule, (team, now, rule, hours) => {
        const { open } = of(site({ rule, hours }), team, now);
        const within = hours === null || isOpen(hours, now);
        const staffed = team.some(isFree);
        expect(open).toBe({ staffed, hours: within, both: staffed && within }[rule]);
      }),
    );
  });

  it("[AVL6] what is closed by hand is closed, what is opened by hand still needs somebody where the rule does, and both end by themselves", () => {
    fc.assert(
      fc.property(team, now, rule, schedule, override, (team, now, rule, hours, override) => {
        const said = of(site({ rule, hours, override }), team, now);
        const plain = of(site({ rule, hours }), team, now);
        if (override === null || override.until <= now) expect(said).toEqual(plain);
        else if (!override.open) expect(said).toMatchObject({ open: false, reason: "closed-by-hand" });
        else expect(said.open).toBe(rule === "hours" || team.some(isFree));
      }),
    );
  });

  it("[AVL7] says when the clock alone changes it next: then, and not before, it is different while the people stay", () => {
    fc.assert(
      fc.property(team, now, rule, schedule, override, (team, now, rule, hours, override) => {
        const settings = site({ rule, hours, override });
        const next = staysUntilNext(settings, team, now);
        if (next === null) return;
        // Who would answer may not be there yet: then the hours say that it opens, and the people that it does not.
        const then = of(settings, team, next.at);
        if (!next.open) expect(then.open).toBe(false);
        else expect(then.open || then.reason === "no-agent-online" || then.reason === "busy").toBe(true);
      }),
    );
  });

  it("[AVL7] says so of several departments too: the last that closes, and nothing where another opens by then", () => {
    const twice = weekdays("09:00", "12:00");
    twice.week.push(...weekdays("13:00", "15:00").week);
    const late = [weekdays("18:00", "02:00"), weekdays("17:00", "19:00")];
    const hours = fc.constantFrom(null, weekdays("09:00", "17:00"), twice, ...late);
    const own = fc.record({ hours, rule: fc.option(rule) });
    fc.assert(
      fc.property(team, now, rule, hours, override, own, own, (team, now, rule, hours, override, sales, support) => {
        const departments = [department("sales", sales), department("support", support)];
        const settings = site({ rule, hours, override, departments });
        const { departments: each, until } = of(settings, team, now);
        for (const one of each) if (one.next !== null) expect(until).toBeLessThanOrEqual(one.next.at);
        const next = staysUntilNext(settings, team, now);
        if (next === null) return;
        const then = of(settings, team, next.at);
        if (!next.open) expect(then.open).toBe(false);
        else expect(then.departments.some((one) => one.open || one.reason !== "outside-hours")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("[AVL7] closes with the last of its departments, and promises nothing where one opens before that, or again", () => {
    const withHours = (...each: Schedule[]) =>
      site({ rule: "hours", departments: each.map((hours, index) => department(`d${index}`, { hours })) });
    const [early, late] = [weekdays("09:00", "13:00"), weekdays("10:00", "18:00")];
    const closing = { open: false, at: Date.UTC(2026, 10, 24, 17) };
    expect(of(withHours(early, late), [], NOON)).toMatchObject({ open: true, next: closing });
    expect(of(withHours(late, early), [], NOON)).toMatchObject({ open: true, next: closing });
    expect(of(withHours(late, weekdays("18:00", "20:00")), [], NOON)).toMatchObject({ open: true, next: null });
    const twice = { ...early, week: [...early.week, ...weekdays("15:00", "20:00").week] };
    expect(of(withHours(late, twice), [], NOON)).toMatchObject({ open: true, next: null });
  });

  it("[AVL7] tells of the opening that the owner wrote down, in the words of the schedule", () => {
    const hours = weekdays("09:00", "17:00");
    const evening = NOON + 8 * HOUR;
    expect(of(site({ hours }), [free], NOON)).toMatchObject({
      ...{ open: true, reason: "agent-online", next: { open: false, at: Date.UTC(2026, 10, 24, 16) } },
    });
    expect(of(site({ hours }), [free], evening)).toMatchObject({
      ...{ open: false, reason: "outside-hours", next: { open: true, at: Date.UTC(2026, 10, 25, 8) } },
    });
    const closed = { open: false, until: NOON + 2 * HOUR };
    expect(of(site({ hours, override: closed }), [free], NOON).next).toEqual({ open: true, at: closed.until });
    const late = { open: true, until: evening + HOUR };
    expect(of(site({ hours, override: late }), [free], evening)).toMatchObject({
      ...{ open: true, next: { open: false, at: late.until } },
    });
    // Closed for longer than the hours of today: it is tomorrow's that open it.
    expect(of(site({ hours, override: { ...closed, until: evening } }), [free], NOON).next).toEqual(
      nextChange(hours, evening),
    );
  });

  it("[AVL5] departments have their own rule and hours, or the site's; the site is open while one of them is", () => {
    const departments = [
      department("sales", { rule: "hours", hours: weekdays("11:00", "13:00") }),
      department("support"),
    ];
    const settings = site({ departments, hours: weekdays("09:00", "17:00") });
    const seller: Teammate = { ...free, departments: ["sales"] };
    const noon = of(settings, [seller], NOON);
    expect(noon.departments.map(({ id, open, reason }) => ({ id, open, reason }))).toEqual([
      { id: "sales", open: true, reason: "within-hours" },
      { id: "support", open: false, reason: "no-agent-online" },
    ]);
    expect(noon.open).toBe(true);
    expect([isOpenFor(noon, "sales"), isOpenFor(noon, "support"), isOpenFor(noon, null)]).toEqual([true, false, true]);
    const later = of(settings, [seller], NOON + 2 * HOUR);
    expect(later).toMatchObject({ open: false, next: { open: true, at: Date.UTC(2026, 10, 25, 10) } });
    // Who names no department answers for all.
    expect(of(settings, [free], NOON).departments.every(({ open }) => open)).toBe(true);
    expect(nextByClock(noon)).toBe(Date.UTC(2026, 10, 24, 12));
  });

  it("[AVL2] is believed for 30 to 90 seconds and never beyond its next change, and says the same within a minute", () => {
    fc.assert(
      fc.property(fc.integer({ min: NOON, max: NOON + 30 * 24 * HOUR }), (now) => {
        const plain = of(site(), [], now);
        expect(plain.until - now).toBeGreaterThanOrEqual(30_000);
        expect(plain.until - now).toBeLessThanOrEqual(90_000);
        expect(plain.until % 60_000).toBe(0);
        const { until, next } = of(site({ hours: weekdays("09:00", "17:00") }), [free], now);
        expect(until).toBeLessThanOrEqual(next?.at ?? 0);
        expect(until).toBeGreaterThan(now);
      }),
    );
    const closing = Date.UTC(2026, 10, 24, 16);
    expect(of(site({ hours: weekdays("09:00", "17:00") }), [free], closing - 10_000).until).toBe(closing);
  });

  it("[AVL1] is told again only when something but its lifetime differs", () => {
    const one = of(site(), [free], NOON);
    expect(sameAvailability(one, of(site(), [free], NOON + HOUR))).toBe(true);
    expect(sameAvailability(one, of(site(), [{ ...free, load: 2 }], NOON))).toBe(false);
    expect(sameAvailability(one, { ...one, replies: 60 })).toBe(false);
  });
});

describe("departmentOf", () => {
  it("[RTE8] takes an id or a name as a page says it, and nothing for what it does not know", () => {
    const settings = { departments: [department("d-1", { name: "Sales & Orders" })] };
    expect(departmentOf(settings, "d-1")).toBe("d-1");
    expect(departmentOf(settings, " sales & ORDERS ")).toBe("d-1");
    expect(departmentOf(settings, "support")).toBeNull();
    expect(departmentOf(settings, undefined)).toBeNull();
  });
});
