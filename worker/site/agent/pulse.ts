import { SILENT_AFTER } from "#protocol/limits";
import type { SiteContext } from "../context.ts";

const MINUTE = 60_000;

/**
 * [AVL3] While consoles are connected it is looked at whether they are, at the moment when the oldest ping is too old: a laptop
 * that was closed says nothing, and the platform notices late. Also who was idle for too long.
 */
export const watchPulse = (site: SiteContext): void =>
  site.alarms.set("pulse", site.now() + SILENT_AFTER, { ifAbsent: true });

export function checkPulse(site: SiteContext): void {
  const { sockets, team } = site;
  const now = site.now();
  team.change(() => {
    for (const socket of sockets.silentSince(now - SILENT_AFTER)) {
      sockets.close(socket, "silent");
      sockets.remove(socket);
    }
    signOff(site, now);
  });
  site.visits.lookAgain();
  const oldest = sockets.heardLeast();
  if (oldest !== null)
    site.alarms.set("pulse", Math.max(now + AT_LEAST, Math.min(oldest + SILENT_AFTER, nextIdle(site, now))));
}

/** So that clocks that differ a little ring no second time for the same, in milliseconds. */
const AT_LEAST = 1_000;

/** [AVL4] When the next agent counts as away, or as offline. */
function nextIdle({ identity, sockets, store }: SiteContext, now: number): number {
  const { idleAfter, signedOffAfter } = identity().settings.routing;
  const times = store.members.all().flatMap(({ id }) => {
    const active = sockets.lastActive(id);
    return active === null ? [] : [active + idleAfter * MINUTE, active + signedOffAfter * MINUTE];
  });
  return Math.min(...times.filter((time) => time > now));
}

/** [AVL4] Nobody has touched a console of theirs for very long. */
function signOff({ identity, sockets, store }: SiteContext, now: number): void {
  const signedOffAfter = identity().settings.routing.signedOffAfter * MINUTE;
  for (const { id, status } of store.members.all()) {
    const active = sockets.lastActive(id);
    if (status !== "offline" && active !== null && active <= now - signedOffAfter)
      store.members.saveStatus(id, "offline", now);
  }
}
