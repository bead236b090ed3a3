import * as v from "valibot";
import type { Logged, SiteEvent } from "#protocol/event";
import { type Message, Settings } from "#protocol/model";
import { readConversation } from "./conversation.ts";

type Row = { rev: number; at: number; event: string };

/** Where a command's first event went; a repeat of the command is acked with it [MSG2]. */
export type Placed = { rev: number; conversation: string; seq: number; at: number };

/** The site's one log: agents resume from it, visitors' messages are read from it, and it drains to D1. */
export function makeLogStore(sql: SqlStorage) {
  let last: number | null = null;

  return {
    /** The newest `rev`, 0 before the first. */
    last: (): number => {
      last ??= sql.exec<{ rev: number | null }>("SELECT MAX(rev) AS rev FROM log").one().rev ?? 0;
      return last;
    },
    /** In a transaction that is rolled back, call `forget`. */
    append(event: SiteEvent, at: number): Logged {
      const logged = this.appendOnce(event, at, null);
      if (logged === null) throw new Error("The log refused an event without a command.");
      return logged;
    },
    /** Null when the command is in the log already. */
    appendOnce(event: SiteEvent, at: number, command: string | null): Logged | null {
      const rev = this.last() + 1;
      const conversation = conversationOf(event);
      const seq = event.type === "message" ? event.message.seq : null;
      const { rowsWritten } = sql.exec(
        `INSERT INTO log (rev, at, conversation, seq, command, event) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (command) DO NOTHING`,
        ...[rev, at, conversation, seq, command, JSON.stringify(event)],
      );
      if (rowsWritten === 0) return null;
      last = rev;
      return { rev, at, event };
    },
    forget(): void {
      last = null;
    },
    findCommand(command: string): Placed | null {
      const found = sql
        .exec<{ rev: number; conversation: string; seq: number | null; at: number }>(
          "SELECT rev, conversation, seq, at FROM log WHERE command = ?",
          command,
        )
        .toArray()[0];
      return found === undefined ? null : { ...found, seq: found.seq ?? 0 };
    },
    after: (rev: number, limit: number): Logged[] =>
      sql
        .exec<Row>("SELECT rev, at, event FROM log WHERE rev > ? ORDER BY rev LIMIT ?", rev, limit)
        .toArray()
        .map(({ rev, at, event }) => ({ rev, at, event: readEvent(event) })),
    /** The newest message before `rev` that D1 took. */
    lastMessageBefore: (rev: number): Logged | null => {
      const row = sql
        .exec<Row>(
          `SELECT rev, at, event FROM log WHERE seq IS NOT NULL AND rev < ? AND rev <= (SELECT drained FROM site)
           AND rev NOT IN (SELECT rev FROM parked) ORDER BY rev DESC LIMIT 1`,
          rev,
        )
        .toArray()[0];
      return row === undefined ? null : { rev: row.rev, at: row.at, event: JSON.parse(row.event) };
    },
    /** Up to `limit` messages of a conversation with `after < seq < before`, the latest ones, in order. */
    messages: (conversation: string, after: number, before: number, limit: number): Message[] =>
      sql
        .exec<{ event: string }>(
          `SELECT event FROM log WHERE conversation = ? AND seq IS NOT NULL AND seq > ? AND seq < ?
           ORDER BY seq DESC LIMIT ?`,
          ...[conversation, after, before, limit],
        )
        .toArray()
        .map(({ event }) => JSON.parse(event).message)
        .reverse(),
    /** When the message with this `seq` was stored (epoch ms), or null where there is none. */
    timeOf: (conversation: string, seq: number): number | null =>
      sql.exec<{ at: number }>("SELECT at FROM log WHERE conversation = ? AND seq = ?", conversation, seq).toArray()[0]
        ?.at ?? null,
    drained: (): number => sql.exec<{ drained: number }>("SELECT drained FROM site").one().drained,
    markDrained(rev: number): void {
      sql.exec("UPDATE site SET drained = ? WHERE drained < ?", rev, rev);
    },
  };
}

/** As this version knows it: an older one knew less of a conversation, and of settings. */
function readEvent(json: string): SiteEvent {
  const event: SiteEvent = JSON.parse(json);
  switch (event.type) {
    case "started":
    case "returned":
      return { ...event, conversation: readConversation(event.conversation) };
    case "settings":
      return { ...event, settings: v.parse(Settings, event.settings) };
    default:
      return event;
  }
}

/** The conversation an event is about, or null for one of the whole site. */
export const conversationOf = (event: SiteEvent): string | null => {
  if (event.type === "settings" || event.type === "seen") return null;
  return typeof event.conversation === "string" ? event.conversation : event.conversation.id;
};
