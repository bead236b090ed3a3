import type { Logged } from "#protocol/event";
import type { Conversation } from "#protocol/model";
import { conversationsOf, saveConversation } from "./conversations.ts";
import { messagesOf, saveMessage } from "./messages.ts";

/** An event on its way to D1, with the conversation it is about as it is now. */
export type HistoryEntry = { logged: Logged; conversation: { rev: number; view: Conversation } | null };

/** The history of every site. Which database holds a site's is chosen here and nowhere else. */
export function historyOf({ HISTORY: database }: { HISTORY: D1Database }) {
  return {
    /** All or nothing, and the same again changes nothing. */
    async write(site: string, entries: HistoryEntry[]): Promise<void> {
      const latest = new Map(
        entries.flatMap(({ conversation }) => (conversation ? [[conversation.view.id, conversation]] : [])),
      );
      const statements = [...latest.values()].map(({ rev, view }) => saveConversation(database, site, rev, view));
      for (const { logged } of entries) {
        const { event, rev } = logged;
        if (event.type === "message") statements.push(saveMessage(database, site, event.conversation, event.message));
        if (event.type === "settings")
          statements.push(saveSettings(database, site, rev, JSON.stringify(event.settings)));
      }
      if (statements.length > 0) await database.batch(statements);
    },
    conversations: (site: string, before: number, limit: number) => conversationsOf(database, site, before, limit),
    messages: (site: string, conversation: string) => messagesOf(database, site, conversation),
  };
}

const saveSettings = (database: D1Database, site: string, rev: number, settings: string): D1PreparedStatement =>
  database
    .prepare(
      `INSERT INTO site_setting (site, rev, settings) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET rev = excluded.rev, settings = excluded.settings WHERE excluded.rev > rev`,
    )
    .bind(site, rev, settings);
