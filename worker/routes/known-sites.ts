import { type DirectorySite, findSiteByKey } from "../directory/sites.ts";
import type { Env } from "../env.ts";

const LIVES = 10_000;
const MOST = 1_000;

type Entry = { site: DirectorySite | null; until: number };
const known = new Map<string, Entry>();

/** A site by the key in its tag. Kept for seconds in the isolate, misses too, so that a page that carries an old tag stays off D1. */
export async function siteByKey(env: Pick<Env, "DIRECTORY">, key: string): Promise<DirectorySite | null> {
  const now = Date.now();
  const entry = known.get(key);
  if (entry !== undefined && entry.until > now) return entry.site;
  const site = await findSiteByKey(env.DIRECTORY, key);
  if (known.size >= MOST) known.clear();
  known.set(key, { site, until: now + LIVES });
  return site;
}
