import type { Mail as Fate } from "#protocol/model";
import type { Letter } from "../../domain/mail/letter.ts";

/**
 * A mail with all that is needed to send it, or to send it again. It is about messages with `after < seq <= upTo`; while
 * nobody has tried, `upTo` is null and it takes along what is added. `base` is how many tries there were when somebody
 * last asked for another. `due` is when it is looked at next (epoch ms), null for never.
 */
export type KeptMail = {
  fate: Fate;
  /** When it was asked for (epoch ms). */
  at: number;
  conversation: string;
  after: number;
  upTo: number | null;
  base: number;
  due: number | null;
  letters: readonly Letter[];
};

type Row = {
  at: number;
  conversation: string;
  after: number;
  up_to: number | null;
  base: number;
  due: number | null;
  fate: string;
  letters: string;
};

export function makeMailStore(sql: SqlStorage) {
  const all = (where: string, ...bindings: (string | number)[]): KeptMail[] =>
    sql
      .exec<Row>(`SELECT conversation, at, after, up_to, base, due, fate, letters FROM mail ${where}`, ...bindings)
      .toArray()
      .map(({ up_to: upTo, fate, letters, ...rest }) => ({
        ...rest,
        upTo,
        fate: JSON.parse(fate),
        letters: JSON.parse(letters),
      }));

  return {
    find: (id: string): KeptMail | null => all("WHERE id = ?", id)[0] ?? null,
    of: (conversation: string): KeptMail[] => all("WHERE conversation = ? ORDER BY rowid", conversation),
    /** The one to be sent next, if it is time. */
    due: (now: number): KeptMail | null => all("WHERE due <= ? ORDER BY due LIMIT 1", now)[0] ?? null,
    nextDue: (): number | null => sql.exec<{ due: number | null }>("SELECT MIN(due) AS due FROM mail").one().due,
    /** How far mails of this kind about a conversation go. */
    upTo: (conversation: string, kind: Fate["kind"]): number =>
      sql
        .exec<{ seq: number | null }>(
          "SELECT MAX(up_to) AS seq FROM mail WHERE conversation = ? AND kind = ?",
          ...[conversation, kind],
        )
        .one().seq ?? 0,
    /** How many of a kind were asked for since; of one conversation, or of all. */
    countSince: (kind: Fate["kind"], since: number, conversation: string | null): number =>
      sql
        .exec<{ n: number }>(
          "SELECT COUNT(*) AS n FROM mail WHERE kind = ?1 AND at > ?2 AND (?3 IS NULL OR conversation = ?3)",
          ...[kind, since, conversation],
        )
        .one().n,
    save({ fate, at, conversation, after, upTo, base, due, letters }: KeptMail): void {
      sql.exec(
        `INSERT INTO mail (id, conversation, kind, at, after, up_to, base, due, fate, letters)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET after = excluded.after, up_to = excluded.up_to,
         base = excluded.base, due = excluded.due, fate = excluded.fate, letters = excluded.letters`,
        ...[fate.id, conversation, fate.kind, at, after, upTo, base, due],
        ...[JSON.stringify(fate), JSON.stringify(letters)],
      );
    },
  };
}
