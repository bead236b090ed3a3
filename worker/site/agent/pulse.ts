import { PULSE_EVERY, SILENT_AFTER } from "#protocol/limits";
import type { SiteContext } from "../context.ts";

/**
 * [AVL3] While consoles are connected it is looked at every so often whether they are: a laptop that was closed says
 * nothing, and the platform notices late. Also who was idle for too long.
 */
export const watchPulse = (site: SiteContext): void =>
  site.alarms.set("pulse", site.now() + PULSE_EVERY, { ifAbsent: true });

export function checkPulse(site: SiteContext): void {
  const { sockets, team } = site;
  const now = site.now();
  const silent = sockets.silentSince(now - SILENT_AFTER);
  team.change(() => {
    for (const socket of silent) {
      sockets.close(socket, "silent");
      sockets.remove(socket);
    }
    signOff(site, now);
  });
  if (sockets.hasAgents()) site.alarms.set("pulse", now + PULSE_EVERY);
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

const MINUTE = 60_000;
