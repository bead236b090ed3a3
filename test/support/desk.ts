import { randomUUID } from "node:crypto";
import * as v from "valibot";
import { createSite, invite, openOrganization } from "../../scripts/stack/owner.ts";
import { type Shop, startShop } from "../shop/server.ts";
import { clientOf, type SignedIn, type Team } from "./team.ts";

/** A site of its own, with two agents and a shop on an origin of its own. */
export type Desk = {
  edge: string;
  organization: string;
  site: { id: string; key: string };
  shop: Shop;
  owner: SignedIn;
  agent: SignedIn;
};

/** Makes one through the HTTP API, so that no two test files share a board or an inbox. */
export async function makeDesk(edge: string, { owner, agent }: Team, name: string): Promise<Desk> {
  const asOwner = clientOf(edge, owner);
  const organization = await openOrganization(asOwner, `${name} ${randomUUID().slice(0, 8)}`);
  // The shop needs the site's key, and the site the shop's origin, hence the change afterwards.
  const site = await createSite(asOwner, organization, name, ["http://localhost:1"]);
  const shop = await startShop({ port: 0, edge, siteKey: site.key });
  // The tests of a file share its agents, who must not be busy with what an earlier one left.
  const change = { origins: [shop.url], routing: { capacity: 50 } };
  await asOwner.send("PATCH", `/api/sites/${site.id}`, change, v.unknown());
  const invitationId = await invite(asOwner, organization, agent.email, "agent");
  await clientOf(edge, agent).send("POST", "/api/auth/organization/accept-invitation", { invitationId }, v.unknown());
  return { edge, organization, site, shop, owner, agent };
}
