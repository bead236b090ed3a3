import { makeRecent } from "./recent.ts";

/** Where a visitor wants to be answered: said by themselves in the form, on a page of `origin`. Never what a page says of them. */
export type KeptContact = { email: string; origin: string };

export function makeContactStore(sql: SqlStorage) {
  const recent = makeRecent<KeptContact | null>();
  return {
    of(visitor: string): KeptContact | null {
      const known = recent.get(visitor);
      if (known !== undefined) return known;
      const row = sql.exec<KeptContact>("SELECT email, origin FROM contact WHERE visitor = ?", visitor).toArray()[0];
      return recent.put(visitor, row ?? null);
    },
    save(visitor: string, contact: KeptContact): void {
      const known = this.of(visitor);
      if (known?.email === contact.email && known.origin === contact.origin) return;
      recent.put(visitor, contact);
      sql.exec(
        `INSERT INTO contact (visitor, email, origin) VALUES (?, ?, ?)
         ON CONFLICT (visitor) DO UPDATE SET email = excluded.email, origin = excluded.origin`,
        ...[visitor, contact.email, contact.origin],
      );
    },
    /** For when a transaction is rolled back. */
    forget: recent.forget,
  };
}
