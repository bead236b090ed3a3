import type { AgentCard, Role } from "#protocol/model";
import type { OrganizationSummary } from "#protocol/rest";

/** Somebody of an organization. */
export type Member = AgentCard & { role: Role };

/** An organization's members as they were read at `version`, which grows with every change. */
export type Membership = { version: number; members: Member[] };

/** The members of an organization with the version of the list, read together. */
export async function readMembership(directory: D1Database, organization: string): Promise<Membership> {
  const [versions, members] = await directory.batch<{ version: number } & Member>([
    directory.prepare("SELECT version FROM membership_version WHERE organization = ?").bind(organization),
    directory
      .prepare(
        `SELECT user.id, user.name, user.image AS photo, member.role
         FROM member JOIN user ON user.id = member.userId WHERE member.organizationId = ?`,
      )
      .bind(organization),
  ]);
  const list = (members?.results ?? []).map(({ id, name, photo, role }) => ({ id, name, photo, role }));
  return { version: versions?.results[0]?.version ?? 0, members: list };
}

/** Owners and admins of an organization: who gets what visitors leave where nobody else is named. */
export async function teamMailboxes(
  directory: D1Database,
  organization: string,
): Promise<{ name: string; email: string }[]> {
  const { results } = await directory
    .prepare(
      `SELECT user.name, user.email FROM member JOIN user ON user.id = member.userId
       WHERE member.organizationId = ? AND member.role IN ('owner', 'admin') ORDER BY member.createdAt LIMIT 20`,
    )
    .bind(organization)
    .all<{ name: string; email: string }>();
  return results.map(({ name, email }) => ({ name, email }));
}

/** The member of an organization with this e-mail, or null. */
export const memberByEmail = async (
  directory: D1Database,
  organization: string,
  email: string,
): Promise<string | null> =>
  (
    await directory
      .prepare(
        `SELECT user.id FROM member JOIN user ON user.id = member.userId
         WHERE member.organizationId = ? AND lower(user.email) = lower(?)`,
      )
      .bind(organization, email)
      .first<{ id: string }>()
  )?.id ?? null;

/** Counts a change. To be called after the change itself, so that a list of this version holds it. */
export const countMembershipChange = (directory: D1Database, organization: string): Promise<D1Result> =>
  directory
    .prepare(
      `INSERT INTO membership_version (organization, version) VALUES (?, 1)
       ON CONFLICT DO UPDATE SET version = version + 1`,
    )
    .bind(organization)
    .run();

/** A person's role in an organization, or null. */
export const roleIn = async (directory: D1Database, organization: string, user: string): Promise<Role | null> =>
  (
    await directory
      .prepare("SELECT role FROM member WHERE organizationId = ? AND userId = ?")
      .bind(organization, user)
      .first<{ role: Role }>()
  )?.role ?? null;

type Row = { id: string; name: string; role: Role; site: string | null; key: string | null; siteName: string | null };

/** Everything a person belongs to, with the sites of it. */
export async function organizationsOf(directory: D1Database, user: string): Promise<OrganizationSummary[]> {
  const { results } = await directory
    .prepare(
      `SELECT organization.id, organization.name, member.role, site.id AS site, site.key, site.name AS siteName
       FROM member JOIN organization ON organization.id = member.organizationId
       LEFT JOIN site ON site.organization = organization.id AND site.state = 'active'
       WHERE member.userId = ? ORDER BY organization.name, site.name`,
    )
    .bind(user)
    .all<Row>();
  const found = new Map<string, OrganizationSummary>();
  for (const { id, name, role, site, key, siteName } of results) {
    const summary = found.get(id) ?? { id, name, role, sites: [] };
    if (site !== null && key !== null && siteName !== null) summary.sites.push({ id: site, key, name: siteName });
    found.set(id, summary);
  }
  return [...found.values()];
}
