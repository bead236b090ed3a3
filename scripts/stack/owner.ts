import * as v from "valibot";
import type { Client } from "./client.ts";

export type Account = { name: string; email: string; password: string };

const Made = v.object({ id: v.string() });
const MadeSite = v.object({ id: v.string(), key: v.string(), tag: v.string() });
const EMPTY = v.unknown();

/** The steps of an owner and a new agent, one request each. The client keeps the session. */
export const signUp = (client: Client, account: Account, invitation?: string): Promise<unknown> =>
  client.send(
    "POST",
    "/api/auth/sign-up/email",
    account,
    EMPTY,
    invitation === undefined ? {} : { "x-hejdesk-invitation": invitation },
  );

export const signIn = (client: Client, { email, password }: Account): Promise<unknown> =>
  client.send("POST", "/api/auth/sign-in/email", { email, password }, EMPTY);

export async function openOrganization(client: Client, name: string): Promise<string> {
  const slug = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return (await client.send("POST", "/api/auth/organization/create", { name, slug }, Made)).id;
}

export const createSite = (client: Client, organization: string, name: string, origins: string[]) =>
  client.send("POST", `/api/organizations/${organization}/sites`, { name, origins }, MadeSite);

const Me = v.object({
  organizations: v.array(v.object({ id: v.string(), sites: v.array(v.object({ id: v.string(), key: v.string() })) })),
});

/** Where somebody belongs, with the sites there. */
export const organizationsOf = async (client: Client) => (await client.get("/api/me", Me)).organizations;

/** Gives the invitation's id, which is also what a link carries. One that is pending is given again. */
export async function invite(client: Client, organizationId: string, email: string, role: string): Promise<string> {
  const body = { email, role, organizationId, resend: true };
  return (await client.send("POST", "/api/auth/organization/invite-member", body, Made)).id;
}

/** The e-mails of an organization's members. */
export async function membersOf(client: Client, organizationId: string): Promise<string[]> {
  const Members = v.object({ members: v.array(v.object({ user: v.object({ email: v.string() }) })) });
  const { members } = await client.get(`/api/auth/organization/list-members?organizationId=${organizationId}`, Members);
  return members.map(({ user }) => user.email);
}

/** Signs the account up, or in where an earlier try got as far as that, and takes the invitation. */
export async function joinTeam(client: Client, account: Account, invitationId: string): Promise<void> {
  await signIn(client, account).catch(() => signUp(client, account, invitationId));
  await client.send("POST", "/api/auth/organization/accept-invitation", { invitationId }, EMPTY);
}
