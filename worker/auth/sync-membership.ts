import { countMembershipChange, readMembership } from "../directory/members.ts";
import { sitesOf } from "../directory/sites.ts";
import type { Env } from "../env.ts";
import { siteStub } from "../site/stub.ts";

/**
 * Tells every site of an organization who its members are now. A site that cannot be reached reads the list itself
 * within five minutes, while anybody is connected to it.
 */
export async function syncMembership(env: Env, organization: string): Promise<void> {
  await countMembershipChange(env.DIRECTORY, organization);
  const [membership, sites] = await Promise.all([
    readMembership(env.DIRECTORY, organization),
    sitesOf(env.DIRECTORY, organization),
  ]);
  const told = await Promise.allSettled(sites.map((site) => siteStub(env, site).setMembership(membership)));
  for (const result of told)
    if (result.status === "rejected")
      console.error(
        JSON.stringify({ level: "error", message: "site did not hear of its members", error: String(result.reason) }),
      );
}
