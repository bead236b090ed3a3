import type { FlowReport, FunnelsReport, GoalsReport, TrafficReport } from "#protocol/reports";
import { request } from "./request.ts";

/** Of which time: instants or days in UTC, `to` not included. */
export type Span = { from: string; to: string };

const path = (site: string, report: string) => `/api/sites/${site}/reports/${report}`;

export const fetchTraffic = <By extends TrafficReport["by"]>(site: string, by: By, span: Span) =>
  request<Extract<TrafficReport, { by: By }>>("GET", path(site, "traffic"), { query: { ...span, by } });
export const fetchFlow = (site: string, span: Span) => request<FlowReport>("GET", path(site, "flow"), { query: span });
export const fetchFunnels = (site: string, span: Span) =>
  request<FunnelsReport>("GET", path(site, "funnels"), { query: span });
export const fetchGoals = (site: string, span: Span) =>
  request<GoalsReport>("GET", path(site, "goals"), { query: span });

/** Where the same is to be had as a table. */
export const csvOf = (site: string, report: string, query: Record<string, string>): string =>
  `${path(site, report)}.csv?${new URLSearchParams(query)}`;
