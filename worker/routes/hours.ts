import { type Context, Hono } from "hono";
import * as v from "valibot";
import { SiteKey } from "#protocol/ids";
import type { PublicAvailability } from "#protocol/rest";
import { languageOf } from "../hours/language.ts";
import { hoursPage, missingPage } from "../hours/page.ts";
import { publishedHours } from "../hours/published.ts";
import { policy } from "../hours/style.ts";
import type { TagState } from "../site/site.ts";
import { siteStub } from "../site/stub.ts";
import type { App } from "./app-env.ts";
import { siteByKey } from "./known-sites.ts";
import { networkOfClient } from "./network.ts";
import { Refusal } from "./problem.ts";

/** For everybody, on any page. */
const OPEN = {
  "cache-control": "public, max-age=5",
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
  "x-content-type-options": "nosniff",
};

/** Whether a site is open and its hours, by the public key in its tag: no sign-in, nothing of who is there. */
export const publicHoursRoutes = new Hono<App>()
  .get("/api/sites/:key/availability", async (c) => {
    const { agents: _, ...told } = (await readState(c)).availability;
    return c.json(told satisfies PublicAvailability, 200, OPEN);
  })
  .get("/api/sites/:key/hours", async (c) => {
    const { settings } = await readState(c);
    return c.json(publishedHours(settings, Date.now()), 200, OPEN);
  })
  .get("/hours/:key", async (c) => {
    const language = languageOf(c.req.header("accept-language"));
    const headers = {
      "content-security-policy": await policy(),
      "content-language": language.locale,
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      vary: "accept-language",
    };
    const state = await findState(c);
    if (state === null) return c.html(missingPage(language), 404, { ...headers, "cache-control": "no-store" });
    const key = c.req.param("key");
    const url = new URL(`/hours/${key}`, c.req.url).href;
    const readerZone = zoneOfReader(c.req.raw);
    const page = hoursPage({ key, url, ...state, language, readerZone, now: Date.now() });
    // The edge writes the reader's zone into it, so only their browser keeps it.
    return c.html(page, 200, { ...headers, "cache-control": "private, max-age=5" });
  });

async function readState(c: Context<App>): Promise<TagState> {
  const state = await findState(c);
  if (state === null)
    throw new Refusal("unknown_site", "There is no site with this key. It is the one in the site's tag.");
  return state;
}

async function findState(c: Context<App>): Promise<TagState | null> {
  const { success } = await c.env.TAGS.limit({ key: networkOfClient(c.req.raw) });
  if (!success) throw new Refusal("rate_limited", "Too many requests from here. Try again in a minute.", 60);
  const key = c.req.param("key") ?? "";
  const site = v.is(SiteKey, key) ? await siteByKey(c.env, key) : null;
  return site === null ? null : siteStub(c.env, site).tag();
}

const zoneOfReader = (request: Request): string | null => {
  const zone = request.cf?.timezone;
  return typeof zone === "string" && zone !== "" ? zone : null;
};
