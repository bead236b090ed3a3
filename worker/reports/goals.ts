import type { GoalsReport } from "#protocol/reports";
import type { Env } from "../env.ts";
import type { Range } from "./range.ts";
import { type OfSite, totalsOf } from "./totals.ts";

const GOALS = 1_000;

/** How often each goal was reached, and what it was worth, by currency. */
export async function goalsReport(env: Env, site: OfSite, range: Range): Promise<GoalsReport> {
  const asked = { kind: "goal", by: ["subject", "detail"], ...range, most: GOALS } as const;
  const { behind, totals } = await totalsOf(env, site, [asked]);
  const goals = (totals[0] ?? []).map(({ key: [goal, currency], counts: [count = 0, value = 0] }) => ({
    ...{ goal: `${goal}`, currency: `${currency}`, count },
    value: value / 100,
  }));
  return { ...range, behind, goals: goals.sort((one, other) => other.count - one.count) };
}
