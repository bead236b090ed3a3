import type { Conversation } from "#protocol/model";

export const saveConversation = (
  database: D1Database,
  site: string,
  rev: number,
  view: Conversation,
): D1PreparedStatement =>
  database
    .prepare(
      `INSERT INTO conversation (site, id, rev, state, started_at, view) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET rev = excluded.rev, state = excluded.state, view = excluded.view
       WHERE excluded.rev > rev`,
    )
    .bind(site, view.id, rev, view.state, view.startedAt, JSON.stringify(view));

/** Closed conversations that began before `before` (epoch ms), newest first. */
export async function conversationsOf(
  database: D1Database,
  site: string,
  before: number,
  limit: number,
): Promise<Conversation[]> {
  const { results } = await database
    .prepare(
      `SELECT view FROM conversation WHERE site = ? AND state = 'closed' AND started_at < ?
       ORDER BY started_at DESC LIMIT ?`,
    )
    .bind(site, before, limit)
    .all<{ view: string }>();
  return results.map(({ view }) => JSON.parse(view));
}
