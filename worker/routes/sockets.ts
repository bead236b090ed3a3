import Bowser from "bowser";
import { type Context, Hono } from "hono";
import * as v from "valibot";
import { type CloseName, close } from "#protocol/close";
import { SiteKey } from "#protocol/ids";
import type { PollAnswer } from "#protocol/poll";
import { ACCEPTED_VERSIONS } from "#protocol/version";
import { findSiteFor } from "../directory/sites.ts";
import { connectRequest } from "../site/connect.ts";
import { refused } from "../site/refused.ts";
import { siteStub } from "../site/stub.ts";
import type { App } from "./app-env.ts";
import { requireSmall } from "./body.ts";
import { siteByKey } from "./known-sites.ts";
import { networkOfClient } from "./network.ts";
import { placeOf } from "./place.ts";
import { Refusal } from "./problem.ts";
import { readSession } from "./signed-in.ts";

/** Both sockets, and the same over HTTP for where sockets are blocked [POL1]. What goes on to the object is a request made here, never the client's own. */
export const socketRoutes = new Hono<App>()
  .get("/:version{v[0-9]{1,4}}/:who{visitor|agent}/:site", async (c) => {
    if (c.req.header("upgrade")?.toLowerCase() !== "websocket")
      throw new Refusal("upgrade_required", "This address is for a WebSocket.");
    const way = await wayIn(c, c.env.SOCKETS);
    return typeof way === "string" ? refused(way) : siteStub(c.env, way.site).fetch(way.request());
  })
  .post("/:version{v[0-9]{1,4}}/:who{visitor|agent}/:site", async (c) => {
    requireSmall(c.req.raw, MOST_POLLED);
    const turn = await c.req.text();
    const way = await wayIn(c, c.env.POLLS);
    const answer = typeof way === "string" ? turnedAway(way) : await siteStub(c.env, way.site).fetch(way.request(turn));
    return new Response(answer.body, { headers: POLLED });
  });

/** One turn of a client that polls, in bytes. */
const MOST_POLLED = 131_072;

/** A visitor's page asks from the owner's origin, without cookies; the site checks which origin it is. */
const POLLED = {
  "content-type": "application/json",
  "cache-control": "no-store",
  "access-control-allow-origin": "*",
  "x-content-type-options": "nosniff",
};

const turnedAway = (why: CloseName): Response =>
  Response.json({ line: null, frames: [], close: close[why].code } satisfies PollAnswer);

/** The site that a connection is for, and what it is told of it. */
type Way = { site: Parameters<typeof siteStub>[1]; request(turn?: string): Request };

/** The way to the site's object, or why there is none. `limit` is asked before anything of D1 or an object. */
async function wayIn(c: Context<App>, limit: RateLimit): Promise<Way | CloseName> {
  const { version = "", who, site = "" } = c.req.param();
  if (!ACCEPTED_VERSIONS.includes(Number(version.slice(1)))) return "version";
  if (who === "agent" && c.req.header("origin") !== new URL(c.req.url).origin) return "origin";
  if (!(await limit.limit({ key: networkOfClient(c.req.raw) })).success) return "tooMany";
  return who === "agent" ? agentsWay(c, site) : visitorsWay(c, site);
}

async function visitorsWay(c: Context<App>, key: string): Promise<Way | CloseName> {
  const site = v.is(SiteKey, key) ? await siteByKey(c.env, key) : null;
  if (site === null) return "unknownSite";
  const userAgent = (c.req.header("user-agent") ?? "").slice(0, 500);
  const connect = {
    origin: c.req.header("origin") ?? "",
    network: networkOfClient(c.req.raw),
    userAgent,
    browser: userAgent === "" ? "" : (Bowser.parse(userAgent).browser.name ?? ""),
    ...placeOf(c.req.raw),
  };
  return { site, request: (turn) => connectRequest("visitor", connect, turn) };
}

async function agentsWay(c: Context<App>, id: string): Promise<Way | CloseName> {
  const user = await readSession(c.env, c.req.raw);
  if (user === null) return "unauthorized";
  const site = await findSiteFor(c.env.DIRECTORY, id, user.id);
  if (site === null) return "forbidden";
  const { name, image: photo, session, until } = user;
  const edge = new URL(c.req.url).origin;
  const connect = { id: user.id, name, photo, role: site.role, session, until, version: site.version, edge };
  return { site, request: (turn) => connectRequest("agent", connect, turn) };
}
