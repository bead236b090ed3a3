import type { Availability } from "#protocol/model";

/** What consoles and visitors were told last: written only when it changes, so that a wake tells nobody the same again. */
export type Told = { team: string; availability: Availability };

export function makeToldStore(sql: SqlStorage) {
  let known: Told | null | undefined;
  return {
    get(): Told | null {
      if (known === undefined) {
        const row = sql.exec<{ told: string | null }>("SELECT told FROM site").toArray()[0];
        known = row?.told == null ? null : JSON.parse(row.told);
      }
      return known ?? null;
    },
    put(told: Told): void {
      known = told;
      sql.exec("UPDATE site SET told = ?", JSON.stringify(told));
    },
  };
}
