import type { ChangeSettings, Me, SiteDetails } from "#protocol/rest";
import { ask, call, cookieOf, SHOP } from "./http.ts";

export type Person = { id: string; email: string; cookie: string };
export type Desk = { owner: Person; organization: string; site: SiteDetails };

const PASSWORD = "correct horse battery";
let count = 0;

/** Signs somebody up, through the front door. */
export async function signUp(name: string, invitation?: { id: string; email: string }): Promise<Person> {
  const email = invitation?.email ?? `${name.toLowerCase()}${++count}@example.com`;
  const response = await call("/api/auth/sign-up/email", {
    json: { name, email, password: PASSWORD },
    headers: {
      "cf-connecting-ip": `10.1.${count % 250}.${name.length}`,
      ...(invitation ? { "x-hejdesk-invitation": invitation.id } : {}),
    },
  });
  if (!response.ok) throw new Error(`sign-up: ${response.status} ${await response.text()}`);
  const { user } = await response.json<{ user: { id: string } }>();
  return { id: user.id, email, cookie: cookieOf(response) };
}

/**
 * What most tests want of a site: that it takes conversations though no agent is there. What is about who is there asks for
 * the rule that sites have from the start.
 */
export const ALWAYS_OPEN: ChangeSettings = { rule: "hours" };
export const WHILE_STAFFED: ChangeSettings = { rule: "both" };

/** A fresh deployment: its first person, their organization and a site on the shop's origin. Once in a file. */
export async function openDesk(settings = ALWAYS_OPEN): Promise<Desk> {
  const owner = await signUp("Astrid");
  const { id: organization } = await ask<{ id: string }>("/api/auth/organization/create", {
    json: { name: "Nordlys", slug: "nordlys" },
    cookie: owner.cookie,
  });
  return { owner, organization, site: await addSite({ owner, organization }, settings) };
}

export async function addSite(
  { owner: { cookie }, organization }: Pick<Desk, "owner" | "organization">,
  settings = ALWAYS_OPEN,
): Promise<SiteDetails> {
  const json = { name: "Nordlys Outdoor", origins: [SHOP] };
  const { id } = await ask<SiteDetails>(`/api/organizations/${organization}/sites`, { json, cookie });
  return change({ cookie }, id, settings);
}

/** Changes a site's settings, through the front door. */
export const change = ({ cookie }: Pick<Person, "cookie">, site: string, json: ChangeSettings): Promise<SiteDetails> =>
  ask<SiteDetails>(`/api/sites/${site}`, { method: "PATCH", json, cookie });

/** Somebody invited by the owner, signed up and joined. */
export async function invite({ owner, organization }: Desk, name: string, role: string): Promise<Person> {
  const email = `${name.toLowerCase()}${++count}@example.com`;
  const { id } = await ask<{ id: string }>("/api/auth/organization/invite-member", {
    json: { email, role, organizationId: organization },
    cookie: owner.cookie,
  });
  const person = await signUp(name, { id, email });
  await ask("/api/auth/organization/accept-invitation", { json: { invitationId: id }, cookie: person.cookie });
  return person;
}

export const me = (person: Person): Promise<Me> => ask<Me>("/api/me", { cookie: person.cookie });
