import type { ErrorCode } from "#protocol/errors";

/** A command that was refused for good. */
export type Refused = { code: ErrorCode; detail: string };

const DAY = 24 * 3_600_000;

export function makeRefusedStore(sql: SqlStorage) {
  return {
    find: (command: string): Refused | null =>
      sql.exec<Refused>("SELECT code, detail FROM refused WHERE command = ?", command).toArray()[0] ?? null,
    /** Kept for a day: nobody sends the same again after that without having heard. */
    put(command: string, { code, detail }: Refused, now: number): void {
      sql.exec("DELETE FROM refused WHERE at < ?", now - DAY);
      sql.exec(
        "INSERT INTO refused (command, code, detail, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        ...[command, code, detail, now],
      );
    },
  };
}
