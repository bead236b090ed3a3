import { type Context, Hono } from "hono";
import { sources } from "#protocol/reports";
import { lengths } from "../domain/traffic/cell.ts";
import { flowReport } from "../reports/flow.ts";
import { funnelsReport } from "../reports/funnels.ts";
import { goalsReport } from "../reports/goals.ts";
import { type Range, readRange } from "../reports/range.ts";
import { flowTable, funnelsTable, goalsTable, trafficTable } from "../reports/tables.ts";
import { NoHistory } from "../reports/totals.ts";
import { type TrafficBy, trafficReport } from "../reports/traffic.ts";
import type { App } from "./app-env.ts";
import { findOwnSite } from "./own-site.ts";
import { Refusal } from "./problem.ts";
import { signedIn } from "./signed-in.ts";

const bys: readonly TrafficBy[] = ["hour", "page", ...sources];

/**
 * [TRF5] Reports for people of the site's organization: JSON, or CSV where the address ends in `.csv` or CSV is what is
 * accepted.
 */
export const reportRoutes = new Hono<App>()
  .use(signedIn)
  .get("/sites/:site/reports/:report{traffic(?:\\.csv)?}", async (c) => {
    const site = await findOwnSite(c);
    const by = readBy(c.req.query("by"));
    return answer(c, trafficReport(c.env, site, readOf(c, lengths.page), by), trafficTable);
  })
  .get("/sites/:site/reports/:report{flow(?:\\.csv)?}", async (c) => {
    const site = await findOwnSite(c);
    return answer(c, flowReport(c.env, site, readOf(c, lengths.flow)), flowTable);
  })
  .get("/sites/:site/reports/:report{funnels(?:\\.csv)?}", async (c) => {
    const site = await findOwnSite(c);
    return answer(c, funnelsReport(c.env, site, readOf(c, lengths.step)), funnelsTable);
  })
  .get("/sites/:site/reports/:report{goals(?:\\.csv)?}", async (c) => {
    const site = await findOwnSite(c);
    return answer(c, goalsReport(c.env, site, readOf(c, lengths.goal)), goalsTable);
  });

function readBy(said = "hour"): TrafficBy {
  const by = bys.find((one) => one === said);
  if (by === undefined) throw new Refusal("malformed", `by: should be one of ${bys.join(", ")}.`);
  return by;
}

/** The hours or days that are asked for. */
function readOf(c: Context<App>, step: number): Range {
  const range = readRange({ from: c.req.query("from"), to: c.req.query("to") }, step, Date.now());
  if (typeof range === "string") throw new Refusal("malformed", range);
  return range;
}

async function answer<Report extends object>(
  c: Context<App>,
  report: Promise<Report>,
  table: (report: Report) => string,
): Promise<Response> {
  const made = await report.catch((error: unknown) => {
    if (!(error instanceof NoHistory)) throw error;
    console.error(JSON.stringify({ level: "error", message: "report failed", error: error.message }));
    throw new Refusal("unavailable", "The history cannot be read now. Nothing is lost; try again in a minute.");
  });
  const headers = { "cache-control": "no-store", vary: "accept" };
  const name = c.req.param("report") ?? "";
  if (!name.endsWith(".csv") && !accepts(c.req.header("accept") ?? "")) return c.json(made, 200, headers);
  return c.body(table(made), 200, {
    ...headers,
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${name.replace(/\.csv$/, "")}.csv"`,
  });
}

/** CSV is asked for by name: a browser that takes anything gets JSON. */
const accepts = (header: string): boolean =>
  header.split(",").some((part) => part.split(";")[0]?.trim().toLowerCase() === "text/csv");
