import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { type Client, makeClient } from "./client.ts";
import {
  type Account,
  createSite,
  invite,
  joinTeam,
  membersOf,
  openOrganization,
  organizationsOf,
  signIn,
  signUp,
} from "./owner.ts";

const Person = v.object({ name: v.string(), email: v.string(), password: v.string() });
const Demo = v.object({
  owner: Person,
  agent: Person,
  /** Null until all of it was made. */
  site: v.nullable(v.object({ id: v.string(), key: v.string() })),
});
type Kept = v.InferOutput<typeof Demo>;

/** What the first start made, as it is kept in the data folder. */
export type Demo = Kept & { site: NonNullable<Kept["site"]> };

/**
 * Makes the demo the first time, through the same HTTP API that the console uses; later only keeps its origin right.
 * The accounts are written down before they are made, so that a start that was interrupted goes on with them.
 */
export async function prepareDemo(edge: string, data: string, shop: string): Promise<Demo> {
  const file = join(data, "demo.json");
  const keep = (kept: Kept) => {
    writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  const kept = existsSync(file) ? v.parse(Demo, JSON.parse(readFileSync(file, "utf8"))) : newcomers();
  keep(kept);
  const demo = { ...kept, site: await make(edge, kept, shop) };
  keep(demo);
  return demo;
}

function newcomers(): Kept {
  const password = `hej-${randomBytes(5).toString("hex")}`;
  return {
    owner: { name: "Maja Lind", email: "maja@nordlys.example", password },
    agent: { name: "Jonas Berg", email: "jonas@nordlys.example", password },
    site: null,
  };
}

/** Makes what is missing: an organization, a site that may run in the shop, and a second agent. */
async function make(edge: string, { owner, agent }: Kept, shop: string): Promise<Demo["site"]> {
  const asOwner = makeClient(edge);
  await enter(asOwner, owner);
  const [known] = await organizationsOf(asOwner);
  const organization = known?.id ?? (await openOrganization(asOwner, "Nordlys"));
  const site = known?.sites[0] ?? (await createSite(asOwner, organization, "Nordlys Outdoor", [shop]));
  if (!(await membersOf(asOwner, organization)).includes(agent.email)) {
    const invitation = await invite(asOwner, organization, agent.email, "agent");
    await joinTeam(makeClient(edge), agent, invitation);
  }
  await allow(asOwner, site.id, shop);
  return { id: site.id, key: site.key };
}

async function enter(client: Client, account: Account): Promise<void> {
  const { signUp: door } = await client.get("/api/door", v.object({ signUp: v.string() }));
  await (door === "first" ? signUp(client, account) : signIn(client, account));
}

/** The shop may be on another port than at the last start. What the owner changed stays. */
async function allow(asOwner: Client, site: string, shop: string): Promise<void> {
  const Details = v.object({ settings: v.object({ origins: v.array(v.string()) }) });
  const { origins } = (await asOwner.get(`/api/sites/${site}`, Details)).settings;
  if (origins.includes(shop)) return;
  await asOwner.send("PATCH", `/api/sites/${site}`, { origins: [...origins, shop] }, v.unknown());
}
