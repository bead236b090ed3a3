import { emptyLedger, type Ledger } from "#protocol/ledger";
import { limits } from "#protocol/limits";
import { mergeLedgers } from "./ledger.ts";

/** What triggers did with a visit. `department` is for whom a conversation that begins in it is. */
export type Engaged = { ledger: Ledger; tags: string[]; department: string | null };

export const notEngaged: Engaged = { ledger: emptyLedger, tags: [], department: null };

/** What two sockets of one visit know, found again after a wake; of `newer` is the department. */
export function mergeEngaged(newer: Engaged | undefined, older: Engaged | undefined): Engaged | undefined {
  if (newer === undefined || older === undefined) return newer ?? older;
  return {
    ledger: mergeLedgers(newer.ledger, older.ledger, Number.MAX_SAFE_INTEGER),
    tags: tagged(older.tags, newer.tags),
    department: newer.department ?? older.department,
  };
}

/** With further tags, each once and the last ones. */
export const tagged = (tags: readonly string[], more: readonly string[]): string[] =>
  [...new Set([...tags, ...more])].slice(-limits.tags);

/** The same with so many of the last invitations, for where there is little room. */
export const shortened = ({ ledger, ...rest }: Engaged, invitations: number): Engaged => ({
  ...rest,
  ledger: { ...ledger, shown: ledger.shown.slice(-invitations) },
});
