import { Hono } from "hono";
import type { Settings, Work } from "#protocol/model";
import { ChangeWork } from "#protocol/rest";
import { leads } from "../domain/conversation/permission.ts";
import { siteStub } from "../site/stub.ts";
import type { App } from "./app-env.ts";
import { readBody } from "./body.ts";
import { findOwnSite } from "./own-site.ts";
import { Refusal } from "./problem.ts";
import { signedIn } from "./signed-in.ts";

/** What agents take on a site: set by those who lead. */
export const agentRoutes = new Hono<App>().use(signedIn).patch("/sites/:site/agents/:agent", async (c) => {
  const site = await findOwnSite(c);
  if (!leads(site.role)) throw new Refusal("forbidden", "Only a supervisor, admin or owner can say what agents take.");
  const work = await readBody(c, ChangeWork);
  const stub = siteStub(c.env, site);
  requireKnown(work, (await stub.details()).settings);
  if (!(await stub.setWork(c.req.param("agent"), work))) throw new Refusal("not_found", "There is no such agent here.");
  return c.json<Work>(work);
});

/** A department that is gone would leave its agent without any, and nobody would see why. */
function requireKnown(work: Work, { departments }: Settings): void {
  const known = new Set(departments.map(({ id }) => id));
  const unknown = work.departments.findIndex((id) => !known.has(id));
  if (unknown === -1) return;
  throw new Refusal("malformed", `departments.${unknown}: There is no such department here any more. Choose again.`);
}
