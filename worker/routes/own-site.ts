import type { Context } from "hono";
import { findSiteFor } from "../directory/sites.ts";
import type { App } from "./app-env.ts";
import { Refusal } from "./problem.ts";

/** The site in the path, if the one who asks belongs to its organization. */
export async function findOwnSite(c: Context<App>) {
  const site = await findSiteFor(c.env.DIRECTORY, c.req.param("site") ?? "", c.get("user").id);
  if (site === null) throw new Refusal("not_found", "There is no such site.");
  return site;
}
