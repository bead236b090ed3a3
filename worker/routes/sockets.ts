import Bowser from "bowser";
import { type Context, Hono } from "hono";
import * as v from "valibot";
import { SiteKey } from "#protocol/ids";
import { ACCEPTED_VERSIONS } from "#protocol/version";
import { findSiteFor } from "../directory/sites.ts";
import { connectRequest } from "../site/connect.ts";
import { refused } from "../site/refused.ts";
import { siteStub } from "../site/stub.ts";
import type { App } from "./app-env.ts";
import { siteByKey } from "./known-sites.ts";
import { networkOfClient } from "./network.ts";
import { Refusal } from "./problem.ts";
import { readSession } from "./signed-in.ts";

/** Both sockets. What goes on to the object is a request made here, never the client's own. */
export const socketRoutes = new Hono<App>()
  .get("/:version{v[0-9]{1,4}}/visitor/:key", async (c) => {
    if (!speaks(c)) return refused("version");
    if (!(await mayConnect(c))) return refused("tooMany");
    const key = c.req.param("key");
    const site = v.is(SiteKey, key) ? await siteByKey(c.env, key) : null;
    if (site === null) return refused("unknownSite");
    const userAgent = (c.req.header("user-agent") ?? "").slice(0, 500);
    return siteStub(c.env, site).fetch(
      connectRequest("visitor", {
        origin: c.req.header("origin") ?? "",
        network: networkOfClient(c.req.raw),
        userAgent,
        browser: userAgent === "" ? "" : (Bowser.parse(userAgent).browser.name ?? ""),
        country: countryOf(c.req.raw),
      }),
    );
  })
  .get("/:version{v[0-9]{1,4}}/agent/:site", async (c) => {
    if (!speaks(c)) return refused("version");
    if (c.req.header("origin") !== new URL(c.req.url).origin) return refused("origin");
    if (!(await mayConnect(c))) return refused("tooMany");
    const user = await readSession(c.env, c.req.raw);
    if (user === null) return refused("unauthorized");
    const site = await findSiteFor(c.env.DIRECTORY, c.req.param("site"), user.id);
    if (site === null) return refused("forbidden");
    const { id, name, image: photo, session, until } = user;
    const { role, version } = site;
    return siteStub(c.env, site).fetch(connectRequest("agent", { id, name, photo, role, session, until, version }));
  });

/** Throws for what is no socket; false for a version that is not spoken here. */
function speaks(c: Context<App>): boolean {
  if (c.req.header("upgrade")?.toLowerCase() !== "websocket")
    throw new Refusal("upgrade_required", "This address is for a WebSocket.");
  return ACCEPTED_VERSIONS.includes(Number(c.req.param("version")?.slice(1)));
}

/** So many sockets a minute from one household or office, before anything is asked of D1 or an object. */
const mayConnect = async (c: Context<App>): Promise<boolean> =>
  (await c.env.SOCKETS.limit({ key: networkOfClient(c.req.raw) })).success;

function countryOf(request: Request): string | null {
  const country = request.cf?.country;
  return typeof country === "string" && /^[A-Z]{2}$/.test(country) ? country : null;
}
