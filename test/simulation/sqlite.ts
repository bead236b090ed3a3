import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

type Bound = SQLInputValue[];

/** `statement` is null for a text of several, which is run as it is. */
type Prepared = { statement: StatementSync | null; reads: boolean };

/** A database in memory with its statements kept. */
export type Sqlite = ReturnType<typeof openSqlite>;

export function openSqlite() {
  const database = new DatabaseSync(":memory:");
  const known = new Map<string, Prepared>();

  function prepare(text: string): Prepared {
    const found = known.get(text);
    if (found !== undefined) return found;
    const isOne = !/;\s*\S/.test(text);
    const prepared = {
      statement: isOne ? database.prepare(text) : null,
      reads: isOne && /^\s*(SELECT|WITH)/i.test(text),
    };
    known.set(text, prepared);
    return prepared;
  }

  return {
    run(text: string, ...bound: unknown[]): { rows: Record<string, unknown>[]; changes: number } {
      const { statement, reads } = prepare(text);
      if (statement === null) {
        database.exec(text);
        return { rows: [], changes: 1 };
      }
      if (reads) return { rows: statement.all(...(bound as Bound)), changes: 0 };
      return { rows: [], changes: Number(statement.run(...(bound as Bound)).changes) };
    },
    reads: (text: string): boolean => prepare(text).reads,
    /** Takes out all rows but those of `keep`. */
    empty(keep: readonly string[] = []): void {
      const { rows } = this.run("SELECT name FROM sqlite_master WHERE type = 'table'");
      for (const { name } of rows)
        if (!keep.includes(String(name)) && !String(name).startsWith("sqlite_")) this.run(`DELETE FROM "${name}"`);
    },
  };
}
