import { randomSecret } from "#protocol/ids";
import { linkHash } from "./seal.ts";

const DAY = 24 * 3_600_000;

/** [WHO2] The daily keys that tie a visit's pages together: today's and yesterday's are kept, older ones are deleted. */
export function makeLinkKeys(sql: SqlStorage) {
  const keyOf = (day: number): string | null =>
    sql.exec<{ key: string }>("SELECT key FROM link_key WHERE day = ?", day).toArray()[0]?.key ?? null;

  function makeKey(day: number): string {
    const key = randomSecret();
    sql.exec("DELETE FROM link_key WHERE day < ?", day - 1);
    sql.exec("INSERT INTO link_key (day, key) VALUES (?, ?)", day, key);
    return key;
  }

  /** Those of the day, asked for by every page. */
  let kept: { day: number; today: string; before: string | null } | null = null;
  function keysOn(day: number) {
    if (kept?.day !== day) kept = { day, today: keyOf(day) ?? makeKey(day), before: keyOf(day - 1) };
    return kept;
  }

  /** Today's hash of an address and browser, and yesterday's to find a visit that goes on over midnight (UTC). */
  return (network: string, userAgent: string, now: number): { today: string; yesterday: string | null } => {
    const { today, before } = keysOn(Math.floor(now / DAY));
    return {
      today: linkHash(today, network, userAgent),
      yesterday: before === null ? null : linkHash(before, network, userAgent),
    };
  };
}

export type LinkKeys = ReturnType<typeof makeLinkKeys>;
