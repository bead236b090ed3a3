import type { Schedule } from "#protocol/schedule";
import { intervals, isOpen, nextChange } from "../../worker/domain/schedule/index.ts";
import { makeRandom } from "../simulation/random.ts";
import { changeAfter, distantChange, openMinutes } from "./expected.ts";
import { DAY, MINUTE, type Readings } from "./readings.ts";

/** How many comparisons were made, and what the first wrong one was. */
export type Checked = { checks: number; wrong: string | null };

const INSTANTS = 12;
const NEXT = 4;

/** Compares the engine with the oracle within the readings, a day from their ends. What is tried follows from the seed. */
export function check(schedule: Schedule, window: Readings, seed: number): Checked {
  const random = makeRandom(seed);
  const open = openMinutes(schedule, window);
  const [from, to] = [window.from + DAY, window.to - DAY];
  const stateAt = (at: number) => open[Math.floor((at - window.from) / MINUTE)] === 1;
  const changes: number[] = [];
  for (let i = (from - window.from) / MINUTE; window.from + i * MINUTE < to; i++)
    if (open[i] !== open[i - 1]) changes.push(window.from + i * MINUTE);
  // On the edges, just before and after, and anywhere.
  const anInstant = () => {
    const edge = changes[random.below(changes.length)];
    const at =
      edge === undefined || random.chance(0.4) ? from + random.below(to - from) : edge + random.pick([-1, 0, 1]);
    return Math.max(from, Math.min(to - 1, at));
  };
  const rare = schedule.exceptions.length <= 2 && (schedule.week.length === 0 || schedule.week.length === 7);
  let checks = 0;
  const differs = (what: string, found: unknown, expected: unknown): string | null => {
    checks++;
    const [one, other] = [show(found), show(expected)];
    return one === other ? null : `${what} is ${one}, expected ${other}`;
  };

  for (let i = 0; i < INSTANTS; i++) {
    const at = anInstant();
    const wrong = differs(`isOpen at ${iso(at)}`, isOpen(schedule, at), stateAt(at));
    if (wrong !== null) return { checks, wrong };
  }
  for (const [begin, end] of [
    [from, to],
    [anInstant(), anInstant()],
  ] as const) {
    const expected = stretches(changes, stateAt, begin, end);
    const wrong = differs(`intervals from ${iso(begin)} to ${iso(end)}`, intervals(schedule, begin, end), expected);
    if (wrong !== null) return { checks, wrong };
  }
  for (let i = 0; i < NEXT; i++) {
    const at = anInstant();
    const change = nextChange(schedule, at);
    const near = changeAfter(open, window.from, at, to);
    // One that is far away costs thousands of readings: not all of them are looked for.
    if (near === null && !(i === 0 && random.chance(rare ? 0.2 : 0.03))) {
      const wrong = differs(`nextChange after ${iso(at)} comes too early`, change !== null && change.at < to, false);
      if (wrong !== null) return { checks, wrong };
      continue;
    }
    const expected = near ?? distantChange(schedule, to - 1, stateAt(to - 1));
    const wrong = differs(`nextChange after ${iso(at)}`, change, expected);
    if (wrong !== null) return { checks, wrong };
  }
  return { checks, wrong: null };
}

function stretches(changes: number[], stateAt: (at: number) => boolean, from: number, to: number) {
  if (from >= to) return [];
  const edges = [from, ...changes.filter((at) => from < at && at < to), to];
  return edges.flatMap((edge, i) => {
    const end = edges[i + 1];
    return end !== undefined && stateAt(edge) ? [{ from: edge, to: end }] : [];
  });
}

const iso = (at: number): string => new Date(at).toISOString();

const show = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "number" ? iso(part) : part));
