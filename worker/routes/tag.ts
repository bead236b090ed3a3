import { Hono } from "hono";
import * as v from "valibot";
import { SiteKey } from "#protocol/ids";
import type { TagConfig } from "#protocol/model";
import type { Env } from "../env.ts";
import { siteStub } from "../site/stub.ts";
import type { App } from "./app-env.ts";
import { siteByKey } from "./known-sites.ts";
import { networkOfClient } from "./network.ts";
import { Refusal } from "./problem.ts";

const LIVES = 5_000;
const MOST = 1_000;
const PLACE = '"__HEJDESK_TAG__"';

type Tag = { body: string; etag: string; until: number };
const made = new Map<string, Tag>();
let loader: Promise<string> | null = null;

/** The script that owners embed: loader, settings and availability in one answer. */
export const tagRoutes = new Hono<App>().get("/:file{[^/]+\\.js}", async (c) => {
  const key = c.req.param("file").slice(0, -3);
  const { success } = await c.env.TAGS.limit({ key: networkOfClient(c.req.raw) });
  if (!success) throw new Refusal("rate_limited", "Too many requests from here. Try again in a minute.", 60);
  const tag = await tagFor(c.env, key, new URL(c.req.url).origin);
  if (tag === null)
    throw new Refusal("unknown_site", "There is no site with this key. Copy the tag again from the console.");
  const headers = {
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "no-cache",
    etag: tag.etag,
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  };
  if (hasAlready(c.req.header("if-none-match"), tag.etag)) return c.body(null, 304, headers);
  return c.body(tag.body, 200, headers);
});

/** The edge weakens an ETag when it compresses, and a client may know several. */
const hasAlready = (known: string | undefined, etag: string): boolean =>
  known?.split(",").some((one) => one.trim().replace(/^W\//, "") === etag) ?? false;

/** Kept for seconds in the isolate, so that a page view rarely wakes the site's object. */
async function tagFor(env: Env, key: string, edge: string): Promise<Tag | null> {
  const site = v.is(SiteKey, key) ? await siteByKey(env, key) : null;
  if (site === null) return null;
  const now = Date.now();
  const name = `${edge} ${key}`;
  const known = made.get(name);
  if (known !== undefined && known.until > now) return known;
  const [code, { settings, availability }] = await Promise.all([readLoader(env), siteStub(env, site).tag()]);
  const { name: title, color, position, greeting, strict } = settings;
  const { open, until } = availability;
  const look = { name: title, color, position, greeting, strict };
  const config: TagConfig = { key, edge, settings: look, availability: { open, until } };
  const body = code.replace(PLACE, () => scriptSafe(config));
  const tag = { body, etag: `"${await hash(body)}"`, until: now + LIVES };
  if (made.size >= MOST) made.clear();
  made.set(name, tag);
  return tag;
}

/** The loader is part of the deployment, so the isolate reads it once. A failure is not kept. */
function readLoader(env: Env): Promise<string> {
  loader ??= env.ASSETS.fetch("https://assets/widget/loader.js")
    .then((response) => {
      if (!response.ok) throw new Error(`The loader is not in the assets (${response.status}). Run the build.`);
      return response.text();
    })
    .catch((error: unknown) => {
      loader = null;
      throw error;
    });
  return loader;
}

/** JSON that may stand in a script wherever it is pasted. */
const scriptSafe = (value: unknown): string =>
  JSON.stringify(value).replace(/[<\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);

async function hash(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...digest.slice(0, 12)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
