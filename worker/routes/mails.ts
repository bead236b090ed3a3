import { Hono } from "hono";
import type { RetriedMail } from "#protocol/rest";
import { siteStub } from "../site/stub.ts";
import type { App } from "./app-env.ts";
import { findOwnSite } from "./own-site.ts";
import { Refusal } from "./problem.ts";
import { signedIn } from "./signed-in.ts";

/** [MAI2] Another try for a mail that failed; for who leads, and for the conversation's agent. */
export const mailRoutes = new Hono<App>().use(signedIn).post("/sites/:site/mails/:id/retry", async (c) => {
  const site = await findOwnSite(c);
  const retried = await siteStub(c.env, site).retryMail(c.req.param("id"), c.get("user").id);
  if (!retried.ok) throw new Refusal(retried.code, retried.detail);
  return c.json<RetriedMail>({ mail: retried.mail });
});
