import {
  type HourTraffic,
  OTHER,
  type PageTraffic,
  type Source,
  type SourceTraffic,
  type TrafficReport,
} from "#protocol/reports";
import { columns, type Kind, TIMES } from "../domain/traffic/cell.ts";
import { medianStay } from "../domain/traffic/stay.ts";
import type { Env } from "../env.ts";
import type { Totals, TotalsOf } from "../history/totals-query.ts";
import type { Range } from "./range.ts";
import { type OfSite, totalsOf } from "./totals.ts";

export type TrafficBy = TrafficReport["by"];

/** Pages, campaigns and such that a report names; the rest is one row. */
const NAMED = 1_000;
/** More than a year has hours. */
const HOURS = 9_000;

/** What was looked at, and where visits come from, by what is asked. */
export async function trafficReport(env: Env, site: OfSite, range: Range, by: TrafficBy): Promise<TrafficReport> {
  switch (by) {
    case "page": {
      const { behind, rows } = await named(env, site, { kind: "page", by: ["subject"], ...range });
      return { ...range, behind, by, rows: rows.map(pageRow) };
    }
    case "hour": {
      const { behind, rows } = await hours(env, site, range);
      return { ...range, behind, by, rows };
    }
    default: {
      const { behind, rows } = await named(env, site, { kind: "source", subject: by, by: ["detail"], ...range });
      return { ...range, behind, by, rows: rows.map(sourceRow) };
    }
  }
}

type Named = { name: string; counts: readonly number[] };

/** By name, the most frequent first, with all that is not named in one. */
async function named(env: Env, site: OfSite, asked: Omit<TotalsOf, "most">) {
  const { behind, totals } = await totalsOf(env, site, [
    { ...asked, most: NAMED },
    { ...asked, by: [], most: 1 },
  ]);
  const [rows = [], [all] = []] = totals;
  return { behind, rows: withRest(asked.kind, rows, all) };
}

function withRest(kind: Kind, rows: readonly Totals[], all: Totals | undefined): Named[] {
  const known = rows.map(({ key: [name], counts }): Named => ({ name: String(name), counts }));
  const first = known
    .filter(({ name }) => name !== OTHER)
    .sort((one, other) => (other.counts[0] ?? 0) - (one.counts[0] ?? 0) || (one.name < other.name ? -1 : 1))
    .slice(0, NAMED);
  const rest = columns[kind].map((_, i) =>
    first.reduce((left, { counts }) => left - (counts[i] ?? 0), all?.counts[i] ?? 0),
  );
  return rest.some((n) => n > 0) ? [...first, { name: OTHER, counts: rest }] : first;
}

function pageRow({ name, counts }: Named): PageTraffic {
  const [views = 0, entries = 0, exits = 0, stays = 0, total = 0] = counts;
  const median = medianStay(counts.slice(TIMES));
  const seconds = Math.round(total / 1_000);
  return {
    path: name,
    views,
    entries,
    exits,
    stays,
    seconds,
    median: median === null ? null : Math.round(median / 1_000),
  };
}

const sourceRow = ({ name, counts: [visits = 0, conversations = 0] }: Named): SourceTraffic => ({
  ...{ value: name, visits, conversations },
});

/** A visit is of one device, so that those of all devices are all visits. */
async function hours(env: Env, site: OfSite, range: Range) {
  const asked = { by: ["period"], ...range, most: HOURS } as const;
  const { behind, totals } = await totalsOf(env, site, [
    { ...asked, kind: "page", counts: 1 },
    { ...asked, kind: "source", subject: "device" satisfies Source },
  ]);
  const rows = new Map<number, HourTraffic>();
  const rowOf = (hour: number) => {
    const row = rows.get(hour) ?? { hour, views: 0, visits: 0, conversations: 0 };
    rows.set(hour, row);
    return row;
  };
  const [pages = [], devices = []] = totals;
  for (const { key, counts } of pages) rowOf(Number(key[0])).views = counts[0] ?? 0;
  for (const { key, counts } of devices) {
    const row = rowOf(Number(key[0]));
    [row.visits, row.conversations] = [counts[0] ?? 0, counts[1] ?? 0];
  }
  return { behind, rows: [...rows.values()].sort((one, other) => one.hour - other.hour) };
}
