import Bowser from "bowser";
import { type Context, Hono } from "hono";
import * as v from "valibot";
import { SiteKey } from "#protocol/ids";
import { ACCEPTED_VERSIONS } from "#protocol/version";
import { findSiteFor } from "../directory/sites.ts";
import { networkOf } from "../domain/presence/address.ts";
import { connectRequest } from "../site/connect.ts";
import { refused } from "../site/refused.ts";
import { siteStub } from "../site/stub.ts";
import type { App } from "./app-env.ts";
import { siteByKey } from "./known-sites.ts";
import { Refusal } from "./problem.ts";
import { readSession } from "./signed-in.ts";

/** Both sockets. What goes on to the object is a request made here, never the client's own. */
export const socketRoutes = new Hono<App>()
  .get("/:version{v[0-9]{1,4}}/visitor/:key", async (c) => {
    if (!speaks(c)) return refused("version");
    const address = c.req.header("cf-connecting-ip") ?? "";
    const { success } = await c.env.SOCKETS.limit({ key: address });
    if (!success) return refused("tooMany");
    const key = c.req.param("key");
    const site = v.is(SiteKey, key) ? await siteByKey(c.env, key) : null;
    if (site === null) return refused("unknownSite");
    const userAgent = (c.req.header("user-agent") ?? "").slice(0, 500);
    return siteStub(c.env, site).fetch(
      connectRequest("visitor", {
        origin: c.req.header("origin") ?? "",
        network: networkOf(address),
        userAgent,
        browser: userAgent === "" ? "" : (Bowser.parse(userAgent).browser.name ?? ""),
        country: countryOf(c.req.raw),
      }),
    );
  })
  .get("/:version{v[0-9]{1,4}}/agent/:site", async (c) => {
    if (!speaks(c)) return refused("version");
    if (c.req.header("origin") !== new URL(c.req.url).origin) return refused("origin");
    const user = await readSession(c.env, c.req.raw);
    if (user === null) return refused("unauthorized");
    const site = await findSiteFor(c.env.DIRECTORY, c.req.param("site"), user.id);
    if (site === null) return refused("forbidden");
    const { id, name, image, session } = user;
    return siteStub(c.env, site).fetch(connectRequest("agent", { id, name, photo: image, role: site.role, session }));
  });

/** Throws for what is no socket; false for a version that is not spoken here. */
function speaks(c: Context<App>): boolean {
  if (c.req.header("upgrade")?.toLowerCase() !== "websocket")
    throw new Refusal("upgrade_required", "This address is for a WebSocket.");
  return ACCEPTED_VERSIONS.includes(Number(c.req.param("version")?.slice(1)));
}

function countryOf(request: Request): string | null {
  const country = request.cf?.country;
  return typeof country === "string" && /^[A-Z]{2}$/.test(country) ? country : null;
}
