import type { Person } from "#protocol/model";

/** Somebody who wrote, or to whom an agent wrote. `secretHash` is null until the device sent its secret [WHO4]. */
export type Visitor = { id: string; secretHash: string | null; person: Person };

type Row = { id: string; secret_hash: string | null; person: string };

export function makeVisitorStore(sql: SqlStorage) {
  const one = (column: "id" | "secret_hash", value: string): Visitor | null => {
    const row = sql.exec<Row>(`SELECT id, secret_hash, person FROM visitor WHERE ${column} = ?`, value).toArray()[0];
    return row === undefined ? null : { id: row.id, secretHash: row.secret_hash, person: JSON.parse(row.person) };
  };
  return {
    find: (id: string) => one("id", id),
    findBySecret: (hash: string) => one("secret_hash", hash),
    save({ id, secretHash, person }: Visitor): void {
      sql.exec(
        `INSERT INTO visitor (id, secret_hash, person) VALUES (?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET secret_hash = excluded.secret_hash, person = excluded.person`,
        ...[id, secretHash, JSON.stringify(person)],
      );
    },
  };
}
