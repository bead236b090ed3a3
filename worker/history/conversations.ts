import type { Conversation } from "#protocol/model";

/** As they are at a `rev` each; an older state than the one that is there changes nothing. */
export const saveConversations = (
  database: D1Database,
  site: string,
  entries: readonly { rev: number; view: Conversation }[],
): D1PreparedStatement =>
  database
    .prepare(
      `INSERT INTO conversation (site, id, rev, state, started_at, view)
       SELECT ?1, value ->> '$.view.id', value ->> '$.rev', value ->> '$.view.state', value ->> '$.view.startedAt',
       value -> '$.view' FROM json_each(?2) WHERE true
       ON CONFLICT DO UPDATE SET rev = excluded.rev, state = excluded.state, view = excluded.view
       WHERE excluded.rev > rev`,
    )
    .bind(site, JSON.stringify(entries));

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
