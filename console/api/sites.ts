import type { Work } from "#protocol/model";
import type { ChangeSettings, ChangeWork, History, HistoryLog, Outbox, SiteDetails } from "#protocol/rest";
import { request } from "./request.ts";

export const fetchSite = (site: string) => request<SiteDetails>("GET", `/api/sites/${site}`);

export const changeSettings = (site: string, change: ChangeSettings) =>
  request<SiteDetails>("PATCH", `/api/sites/${site}`, { body: change });

export const changeWork = (site: string, agent: string, work: ChangeWork) =>
  request<Work>("PATCH", `/api/sites/${site}/agents/${agent}`, { body: work });

export const fetchHistory = (site: string, before?: number) =>
  request<History>("GET", `/api/sites/${site}/history`, { query: { before: before?.toString() } });

export const fetchHistoryLog = (site: string, conversation: string) =>
  request<HistoryLog>("GET", `/api/sites/${site}/history/${conversation}`);

export const fetchOutbox = (site: string) => request<Outbox>("GET", `/api/sites/${site}/outbox`);

export const retryOutbox = (site: string) => request<Outbox>("POST", `/api/sites/${site}/outbox/retry`);
