import { Hono } from "hono";
import type { Outcomes } from "#protocol/rest";
import { siteStub } from "../site/stub.ts";
import type { App } from "./app-env.ts";
import { findOwnSite } from "./own-site.ts";
import { signedIn } from "./signed-in.ts";

/** What became of triggers, for the whole team: numbers, nobody's [INV5]. */
export const outcomeRoutes = new Hono<App>()
  .use(signedIn)
  .get("/sites/:site/triggers/outcomes", async (c) =>
    c.json<Outcomes>({ outcomes: await siteStub(c.env, await findOwnSite(c)).outcomes() }),
  );
