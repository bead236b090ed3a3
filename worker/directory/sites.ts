import type { Role } from "#protocol/model";

export type DirectorySite = {
  id: string;
  key: string;
  organization: string;
  name: string;
  jurisdiction: string | null;
  state: string;
};

const COLUMNS = "id, key, organization, name, jurisdiction, state";

export const findSiteByKey = (directory: D1Database, key: string): Promise<DirectorySite | null> =>
  directory.prepare(`SELECT ${COLUMNS} FROM site WHERE key = ? AND state = 'active'`).bind(key).first<DirectorySite>();

/** The site, this person's role, and the version of the members' list it is of; null when there is no such site for them. */
export const findSiteFor = (
  directory: D1Database,
  site: string,
  user: string,
): Promise<(DirectorySite & { role: Role; version: number }) | null> =>
  directory
    .prepare(
      `SELECT site.id, site.key, site.organization, site.name, site.jurisdiction, site.state, member.role,
         COALESCE((SELECT version FROM membership_version WHERE organization = site.organization), 0) AS version
       FROM site JOIN member ON member.organizationId = site.organization
       WHERE site.id = ? AND member.userId = ? AND site.state = 'active'`,
    )
    .bind(site, user)
    .first();

export const addSite = (directory: D1Database, site: DirectorySite, now: number): Promise<D1Result> =>
  directory
    .prepare(`INSERT INTO site (${COLUMNS}, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)`)
    .bind(site.id, site.key, site.organization, site.name, site.jurisdiction, site.state, now)
    .run();

export const renameSite = (
  directory: D1Database,
  organization: string,
  site: string,
  name: string,
): Promise<D1Result> =>
  directory.prepare("UPDATE site SET name = ? WHERE id = ? AND organization = ?").bind(name, site, organization).run();

export async function sitesOf(directory: D1Database, organization: string): Promise<DirectorySite[]> {
  const { results } = await directory
    .prepare(`SELECT ${COLUMNS} FROM site WHERE organization = ? AND state = 'active' ORDER BY name`)
    .bind(organization)
    .all<DirectorySite>();
  return results;
}

/** Every site of every organization that a person is in. */
export async function sitesOfUser(directory: D1Database, user: string): Promise<DirectorySite[]> {
  const { results } = await directory
    .prepare(
      `SELECT site.id, site.key, site.organization, site.name, site.jurisdiction, site.state
       FROM site JOIN member ON member.organizationId = site.organization WHERE member.userId = ?`,
    )
    .bind(user)
    .all<DirectorySite>();
  return results;
}
