import type { RetriedMail } from "#protocol/rest";
import { request } from "./request.ts";

export const retryMail = (site: string, mail: string) =>
  request<RetriedMail>("POST", `/api/sites/${site}/mails/${mail}/retry`);
