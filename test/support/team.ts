import { type Client, makeClient } from "../../scripts/stack/client.ts";
import { type Account, invite, joinTeam, openOrganization, signUp } from "../../scripts/stack/owner.ts";

/** Two signed-in people, as plain data that may travel between processes. */
export type Team = { owner: SignedIn; agent: SignedIn };
export type SignedIn = Account & { cookie: string };

const password = "a password for tests";

/** Signs up the first owner and an agent. They may open as many organizations as tests need. */
export async function makeTeam(edge: string): Promise<Team> {
  const owner = { name: "Maja Lind", email: "maja@nordlys.example", password };
  const agent = { name: "Jonas Berg", email: "jonas@nordlys.example", password };
  const asOwner = makeClient(edge);
  await signUp(asOwner, owner);
  const organization = await openOrganization(asOwner, "Where they met");
  const asAgent = makeClient(edge);
  await joinTeam(asAgent, agent, await invite(asOwner, organization, agent.email, "agent"));
  return { owner: { ...owner, cookie: asOwner.cookie() }, agent: { ...agent, cookie: asAgent.cookie() } };
}

/** A client that goes on with somebody's session. */
export const clientOf = (edge: string, person: SignedIn): Client => makeClient(edge, person.cookie);
