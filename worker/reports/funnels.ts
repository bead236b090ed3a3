import type { FunnelsReport } from "#protocol/reports";
import type { Funnel } from "#protocol/traffic";
import type { Env } from "../env.ts";
import { siteStub } from "../site/stub.ts";
import type { Range } from "./range.ts";
import { type OfSite, totalsOf } from "./totals.ts";

/** More than the steps of all funnels that a site may have. */
const STEPS = 1_000;

/** How many visits reached each step of the funnels that the site has now. */
export async function funnelsReport(env: Env, site: OfSite, range: Range): Promise<FunnelsReport> {
  const { settings } = await siteStub(env, site).details();
  const asked = { kind: "step", by: ["subject", "detail"], ...range, most: STEPS } as const;
  const { behind, totals } = await totalsOf(env, site, [asked]);
  const reached = new Map(totals[0]?.map(({ key: [id, step], counts: [count = 0] }) => [`${id} ${step}`, count]));
  const counted = ({ id, name, steps }: Funnel) => ({
    ...{ id, name },
    steps: steps.map((step, index) => ({ ...step, reached: reached.get(`${id} ${index}`) ?? 0 })),
  });
  return { ...range, behind, funnels: settings.counting.funnels.map(counted) };
}
