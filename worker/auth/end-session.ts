import { sitesOfUser } from "../directory/sites.ts";
import type { Env } from "../env.ts";
import { siteStub } from "../site/stub.ts";

/** [CON5] Signing out closes the consoles of that session, in every tab, at once. */
export async function endSession(env: Env, user: string, session: string): Promise<void> {
  const sites = await sitesOfUser(env.DIRECTORY, user);
  await Promise.allSettled(sites.map((site) => siteStub(env, site).endSession(session)));
}
