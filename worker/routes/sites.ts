import { type Context, Hono } from "hono";
import * as v from "valibot";
import { randomId, toBase64url } from "#protocol/ids";
import { limits } from "#protocol/limits";
import { Settings } from "#protocol/model";
import { ChangeSettings, CreateSite, type History, type SiteDetails } from "#protocol/rest";
import { readMembership, roleIn } from "../directory/members.ts";
import { addSite, type DirectorySite, renameSite } from "../directory/sites.ts";
import { leads, manages, mayChangeSettings } from "../domain/conversation/permission.ts";
import { historyOf } from "../history/history.ts";
import { siteStub } from "../site/stub.ts";
import type { App } from "./app-env.ts";
import { readBody } from "./body.ts";
import { findOwnSite } from "./own-site.ts";
import { Refusal } from "./problem.ts";
import { signedIn } from "./signed-in.ts";

const HISTORY_PAGE = 30;
const ONLY_MANAGERS = "Only an owner or admin can change a site, and of it a supervisor triggers and segments.";

/** Sites: made, read and changed by people of their organization; others are told that there is none. */
export const siteRoutes = new Hono<App>()
  .use(signedIn)
  .post("/organizations/:organization/sites", async (c) => {
    const organization = c.req.param("organization");
    const role = await roleIn(c.env.DIRECTORY, organization, c.get("user").id);
    if (role === null) throw new Refusal("not_found", "There is no such organization.");
    if (!manages(role)) throw new Refusal("forbidden", "Only an owner or admin can add a site.");
    const { name, origins, jurisdiction } = await readBody(c, CreateSite);
    const look = { color: "#2557d6", position: "right", greeting: "", strict: false };
    const settings = v.parse(Settings, { name, origins, ...look });
    const site = { id: randomId(), key: newKey(), organization, name, jurisdiction, state: "active" };
    const membership = await readMembership(c.env.DIRECTORY, organization);
    // The object first: a directory row that leads nowhere would be a site that does not work.
    await newStub(c, site).create({ ...site, settings, edge: new URL(c.req.url).origin }, membership);
    await addSite(c.env.DIRECTORY, site, Date.now());
    return c.json(describe(c, site, settings, null), 201);
  })
  .get("/sites/:site", async (c) => {
    const site = await findOwnSite(c);
    const { settings, seen } = await siteStub(c.env, site).details();
    return c.json(describe(c, site, settings, seen));
  })
  .patch("/sites/:site", async (c) => {
    const site = await findOwnSite(c);
    if (!leads(site.role)) throw new Refusal("forbidden", ONLY_MANAGERS);
    const change = await readBody(c, ChangeSettings, limits.settings);
    const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    if (!mayChangeSettings(site.role, Object.keys(said))) throw new Refusal("forbidden", ONLY_MANAGERS);
    const stub = siteStub(c.env, site);
    const changed = await stub.changeSettings(said);
    if ("refused" in changed) throw new Refusal("malformed", changed.refused);
    const { settings } = changed;
    if (settings.name !== site.name) await renameSite(c.env.DIRECTORY, site.organization, site.id, settings.name);
    return c.json(describe(c, site, settings, (await stub.details()).seen));
  })
  .get("/sites/:site/history", async (c) => {
    const site = await findOwnSite(c);
    const before = Number(c.req.query("before") ?? Number.MAX_SAFE_INTEGER);
    if (!Number.isSafeInteger(before))
      throw new Refusal("malformed", "before: should be a time in epoch milliseconds.");
    const [found, { behind, parked }] = await Promise.all([
      historyOf(c.env).conversations(site.id, before, HISTORY_PAGE + 1),
      siteStub(c.env, site).outbox(),
    ]);
    const page: History = {
      conversations: found.slice(0, HISTORY_PAGE),
      more: found.length > HISTORY_PAGE,
      behind: behind + parked.length,
    };
    return c.json(page);
  })
  .get("/sites/:site/history/:conversation", async (c) => {
    const site = await findOwnSite(c);
    const log = await historyOf(c.env).messages(site.id, c.req.param("conversation"));
    if (log === null) throw new Refusal("not_found", "There is no such conversation.");
    return c.json(log);
  });

function newStub(c: Context<App>, site: DirectorySite) {
  try {
    return siteStub(c.env, site);
  } catch {
    throw new Refusal("unavailable", `Data cannot be kept in "${site.jurisdiction}" here. Leave the jurisdiction out.`);
  }
}

function describe(c: Context<App>, site: DirectorySite, settings: Settings, seen: string | null): SiteDetails {
  const { id, key, organization } = site;
  const tag = `<script async src="${new URL(c.req.url).origin}/w/${key}.js"></script>`;
  return { id, key, name: settings.name, organization, settings, tag, seen };
}

/** 16 characters of a to z and 0 to 9: about 82 bits. */
function newKey(): string {
  const letters = toBase64url(crypto.getRandomValues(new Uint8Array(48)));
  return letters
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .slice(0, 16);
}
