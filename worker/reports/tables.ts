import type { FlowReport, FunnelsReport, GoalsReport, TrafficReport } from "#protocol/reports";
import { csvOf } from "./csv.ts";

/** The same reports as tables. */
export function trafficTable(report: TrafficReport): string {
  switch (report.by) {
    case "page":
      return csvOf(
        ["page", "views", "entries", "exits", "stays", "seconds in all", "median seconds"],
        report.rows.map((row) => [row.path, row.views, row.entries, row.exits, row.stays, row.seconds, row.median]),
      );
    case "hour":
      return csvOf(
        ["hour", "views", "visits", "conversations"],
        report.rows.map((row) => [new Date(row.hour), row.views, row.visits, row.conversations]),
      );
    default:
      return csvOf(
        [report.by, "visits", "conversations"],
        report.rows.map(({ value, visits, conversations }) => [value, visits, conversations]),
      );
  }
}

export const flowTable = ({ links }: FlowReport): string =>
  csvOf(
    ["from", "to", "count"],
    links.map(({ from, to, count }) => [from, to, count]),
  );

export const funnelsTable = ({ funnels }: FunnelsReport): string =>
  csvOf(
    ["funnel", "step", "page or event", "reached"],
    funnels.flatMap(({ name, steps }) =>
      steps.map((step, index) => [name, index + 1, "page" in step ? step.page : step.event, step.reached]),
    ),
  );

export const goalsTable = ({ goals }: GoalsReport): string =>
  csvOf(
    ["goal", "currency", "count", "value"],
    goals.map(({ goal, currency, count, value }) => [goal, currency, count, value]),
  );
