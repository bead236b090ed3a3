import type { Note } from "#protocol/model";

/** What agents wrote for each other; those that are there stay as they are. */
export const saveNotes = (
  database: D1Database,
  site: string,
  notes: readonly (Note & { conversation: string })[],
): D1PreparedStatement =>
  database
    .prepare(
      `INSERT INTO note (site, conversation, id, at, agent, after, body)
       SELECT ?1, value ->> '$.conversation', value ->> '$.id', value ->> '$.at', value ->> '$.agent',
       value ->> '$.after', value ->> '$.body' FROM json_each(?2) WHERE true
       ON CONFLICT DO NOTHING`,
    )
    .bind(site, JSON.stringify(notes));

/** The notes of a conversation, in the order in which they were written. */
export const notesOf = (database: D1Database, site: string, conversation: string): D1PreparedStatement =>
  database
    .prepare(`SELECT id, at, agent, after, body FROM note WHERE site = ? AND conversation = ? ORDER BY at, id`)
    .bind(site, conversation);
