import type { Conversation, Message, Note } from "#protocol/model";
import type { HistoryLog } from "#protocol/rest";
import { notesOf } from "./notes.ts";

/** In their order; those that are there stay as they are. */
export const saveMessages = (
  database: D1Database,
  site: string,
  messages: readonly (Message & { conversation: string })[],
): D1PreparedStatement =>
  database
    .prepare(
      `INSERT INTO message (site, conversation, seq, id, at, sender, agent, kind, body)
       SELECT ?1, value ->> '$.conversation', value ->> '$.seq', value ->> '$.id', value ->> '$.at', value ->> '$.from',
       value ->> '$.agent', value ->> '$.kind', value ->> '$.body' FROM json_each(?2) WHERE true
       ON CONFLICT DO NOTHING`,
    )
    .bind(site, JSON.stringify(messages));

/** A conversation of this site with all it said, or null where there is none. */
export async function messagesOf(database: D1Database, site: string, conversation: string): Promise<HistoryLog | null> {
  const [views, messages, notes] = await database.batch<{ view: string } & Message & Note>([
    database.prepare("SELECT view FROM conversation WHERE site = ? AND id = ?").bind(site, conversation),
    database
      .prepare(
        `SELECT seq, id, at, sender AS "from", agent, kind, body FROM message
         WHERE site = ? AND conversation = ? ORDER BY seq`,
      )
      .bind(site, conversation),
    notesOf(database, site, conversation),
  ]);
  const view = views?.results[0]?.view;
  if (view === undefined) return null;
  const parsed: Conversation = JSON.parse(view);
  return { conversation: parsed, messages: messages?.results ?? [], notes: notes?.results ?? [] };
}
