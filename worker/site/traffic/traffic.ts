import type { Counting } from "#protocol/traffic";
import type { Key } from "../../domain/traffic/cell.ts";
import { countsOf } from "../../domain/traffic/count.ts";
import { groupOf, groupSubject, most } from "../../domain/traffic/group.ts";
import type { Happening } from "../../domain/traffic/happening.ts";
import { makeRank, type Rank } from "../../domain/traffic/rank.ts";
import { makeTally } from "../../domain/traffic/tally.ts";
import type { Alarms } from "../alarms.ts";
import type { Store } from "../store/index.ts";

/**
 * Between two writes, in milliseconds. Less than ten seconds, so that even with an alarm that is late a crash loses no more than
 * these; and so that the object, which sleeps after ten without work, is never asleep with something unwritten.
 */
export const WRITE_EVERY = 9_000;
/** Between two batches of cells for D1 while none is left over. Reports have what is not there yet from the object. */
export const OUT_EVERY = 5 * 60_000;

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;

type Parts = { store: Pick<Store, "traffic">; alarms: Alarms; counting: () => Counting; now: () => number };

/**
 * [TRF2] Counts what happens. Where it is quiet, in the turn in which it does; where much happens, together every few seconds, and
 * the alarm sees to the last of it.
 */
export function makeTraffic({ store: { traffic }, alarms, counting, now }: Parts) {
  let writtenAt = Number.NEGATIVE_INFINITY;
  let rank: { hour: number; known: Map<string, Rank> } | null = null;

  /** What mattered in the last seven days, until the last whole hour; looked at only for what is full. */
  function rankOf(key: Key): Rank {
    const hour = now() - (now() % HOUR);
    if (rank?.hour !== hour) rank = { hour, known: new Map() };
    const known = rank.known.get(groupOf(key));
    if (known !== undefined) return known;
    const { kind, period } = key;
    const of = kind === "flow" ? "page" : kind;
    const one = groupSubject(key);
    const asked = {
      ...{ kind: of, by: [one === null ? "subject" : "detail"] as const, counts: 1 },
      ...{ from: hour - WEEK, to: hour, most: most[kind] / 2 },
    };
    const found = traffic.totals({ ...asked, ...(one === null ? {} : { subject: one }) });
    const made = makeRank(
      found.map(({ key: [name] }) => String(name)),
      period,
    );
    rank.known.set(groupOf(key), made);
    return made;
  }

  const tally = makeTally({ read: (of) => traffic.cells(of, groupSubject(of)), rank: rankOf });

  function write(): void {
    if (!tally.isChanged()) return;
    traffic.save(tally.changed());
    writtenAt = now();
    tally.stored(writtenAt);
    alarms.set("traffic-out", writtenAt + OUT_EVERY, { ifAbsent: true });
  }

  return {
    /** All that happened in this turn. */
    count(happened: readonly Happening[]): void {
      const { goals } = counting();
      for (const one of happened) tally.add(countsOf(one, goals));
      if (!tally.isChanged()) return;
      const waited = now() - writtenAt;
      if (waited >= WRITE_EVERY || waited < 0) write();
      else alarms.set("traffic", writtenAt + WRITE_EVERY, { ifAbsent: true });
    },
    write,
  };
}

export type Traffic = ReturnType<typeof makeTraffic>;
