import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

type Bound = SQLInputValue[];

/** A database in memory with its statements kept. */
export type Sqlite = ReturnType<typeof openSqlite>;

export function openSqlite() {
  const database = new DatabaseSync(":memory:");
  const known = new Map<string, { statement: StatementSync; reads: boolean }>();
  const prepare = (text: string) => {
    const found = known.get(text) ?? {
      statement: database.prepare(text),
      reads: /^\s*(SELECT|WITH)/i.test(text),
    };
    known.set(text, found);
    return found;
  };
  const isOne = (text: string) => !/;\s*\S/.test(text);
  return {
    run(text: string, ...bound: unknown[]): { rows: Record<string, unknown>[]; changes: number } {
      if (!isOne(text)) {
        database.exec(text);
        return { rows: [], changes: 1 };
      }
      const { statement, reads } = prepare(text);
      if (reads) return { rows: statement.all(...(bound as Bound)), changes: 0 };
      return { rows: [], changes: Number(statement.run(...(bound as Bound)).changes) };
    },
    reads: (text: string): boolean => isOne(text) && prepare(text).reads,
    /** Takes out all rows but those of `keep`. */
    empty(keep: readonly string[] = []): void {
      const { rows } = this.run("SELECT name FROM sqlite_master WHERE type = 'table'");
      for (const { name } of rows)
        if (!keep.includes(String(name)) && !String(name).startsWith("sqlite_")) database.exec(`DELETE FROM "${name}"`);
    },
  };
}
