import type { Logged } from "#protocol/event";
import type { Conversation } from "#protocol/model";
import { conversationsOf, saveConversations } from "./conversations.ts";
import { messagesOf, saveMessages } from "./messages.ts";
import { saveNotes } from "./notes.ts";
import type { TotalsOf } from "./totals-query.ts";
import { type ChangedCell, saveTraffic, trafficOf } from "./traffic.ts";

/** An event on its way to D1, with the conversation it is about as it is now. */
export type HistoryEntry = { logged: Logged; conversation: { rev: number; view: Conversation } | null };

/** The history of every site. Which database holds a site's is chosen here and nowhere else. */
export function historyOf({ HISTORY: database }: { HISTORY: D1Database }) {
  return {
    /** All or nothing, and the same again changes nothing. One statement a table, whatever their number. */
    async write(site: string, entries: HistoryEntry[]): Promise<void> {
      const views = new Map(
        entries.flatMap(({ conversation }) => (conversation ? [[conversation.view.id, conversation]] : [])),
      );
      const messages = entries.flatMap(({ logged: { event } }) =>
        event.type === "message" ? [{ ...event.message, conversation: event.conversation }] : [],
      );
      const statements = entries.flatMap(({ logged: { event, rev } }) =>
        event.type === "settings" ? [saveSettings(database, site, rev, JSON.stringify(event.settings))] : [],
      );
      if (views.size > 0) statements.push(saveConversations(database, site, [...views.values()]));
      const notes = entries.flatMap(({ logged: { event } }) =>
        event.type === "note" ? [{ ...event.note, conversation: event.conversation }] : [],
      );
      if (notes.length > 0) statements.push(saveNotes(database, site, notes));
      if (messages.length > 0) statements.push(saveMessages(database, site, messages));
      if (statements.length > 0) await database.batch(statements);
    },
    /** [TRF4] The same again changes nothing. */
    async writeTraffic(site: string, cells: readonly ChangedCell[]): Promise<void> {
      await saveTraffic(database, site, cells).run();
    },
    traffic: (site: string, asked: TotalsOf) => trafficOf(database, site, asked),
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
