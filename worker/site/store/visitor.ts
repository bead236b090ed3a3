import type { Person } from "#protocol/model";
import { makeRecent } from "./recent.ts";

/** Somebody who wrote, or to whom an agent wrote. `secretHash` is null until the device sent its secret [WHO4]. */
export type Visitor = { id: string; secretHash: string | null; person: Person };

type Row = { id: string; secret_hash: string | null; person: string };

export function makeVisitorStore(sql: SqlStorage) {
  const recent = makeRecent<Visitor>();
  const one = (column: "id" | "secret_hash", value: string): Visitor | null => {
    const row = sql.exec<Row>(`SELECT id, secret_hash, person FROM visitor WHERE ${column} = ?`, value).toArray()[0];
    if (row === undefined) return null;
    return recent.put(row.id, { id: row.id, secretHash: row.secret_hash, person: JSON.parse(row.person) });
  };
  return {
    find: (id: string): Visitor | null => recent.get(id) ?? one("id", id),
    findBySecret: (hash: string): Visitor | null => one("secret_hash", hash),
    save(visitor: Visitor): void {
      const { id, secretHash, person } = recent.put(visitor.id, visitor);
      sql.exec(
        `INSERT INTO visitor (id, secret_hash, person) VALUES (?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET secret_hash = excluded.secret_hash, person = excluded.person`,
        ...[id, secretHash, JSON.stringify(person)],
      );
    },
    /** For when a transaction is rolled back. */
    forget: recent.forget,
  };
}
