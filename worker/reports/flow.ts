import { type FlowReport, OTHER } from "#protocol/reports";
import { drawnFlow } from "../domain/traffic/drawn-flow.ts";
import type { Env } from "../env.ts";
import type { Range } from "./range.ts";
import { type OfSite, totalsOf } from "./totals.ts";

/** Links that are looked at, the most frequent; those beyond are between pages that no drawing names. */
const LINKS = 5_000;

/** [TRF3] Where people went next, where they came in, and where they left. */
export async function flowReport(env: Env, site: OfSite, range: Range): Promise<FlowReport> {
  const asked = { kind: "flow", ...range } as const;
  const { behind, totals } = await totalsOf(env, site, [
    { ...asked, by: ["subject", "detail"], most: LINKS },
    { ...asked, by: [], most: 1 },
  ]);
  const [rows = [], [all] = []] = totals;
  const links = rows.map(({ key: [from, to], counts: [count = 0] }) => ({ from: `${from}`, to: `${to}`, count }));
  const rest = links.reduce((left, { count }) => left - count, all?.counts[0] ?? 0);
  return { ...range, behind, ...drawnFlow([...links, { from: OTHER, to: OTHER, count: rest }]) };
}
