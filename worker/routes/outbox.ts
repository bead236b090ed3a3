import { type Context, Hono } from "hono";
import type { Outbox } from "#protocol/rest";
import { manages } from "../domain/conversation/permission.ts";
import { siteStub } from "../site/stub.ts";
import type { App } from "./app-env.ts";
import { findOwnSite } from "./own-site.ts";
import { Refusal } from "./problem.ts";
import { signedIn } from "./signed-in.ts";

/** What of a site the history does not have yet, and why; for owners and admins. */
export const outboxRoutes = new Hono<App>()
  .use(signedIn)
  .get("/sites/:site/outbox", async (c) => c.json<Outbox>(await (await managed(c)).outbox()))
  .post("/sites/:site/outbox/retry", async (c) => c.json<Outbox>(await (await managed(c)).retryParked()));

async function managed(c: Context<App>) {
  const site = await findOwnSite(c);
  if (!manages(site.role)) throw new Refusal("forbidden", "Only an owner or admin can see this.");
  return siteStub(c.env, site);
}
