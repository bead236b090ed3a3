import { IDLE_AFTER, PULSE_EVERY, SIGNED_OFF_AFTER, SILENT_AFTER } from "#protocol/limits";
import type { SiteContext } from "../context.ts";

/**
 * [AVL3] While consoles are connected it is looked at every so often whether they are: a laptop that was closed says
 * nothing, and the platform notices late. Also who was idle for too long.
 */
export const watchPulse = (site: SiteContext): void =>
  site.alarms.set("pulse", site.now() + PULSE_EVERY, { ifAbsent: true });

export function checkPulse(site: SiteContext): void {
  const { sockets, store, team } = site;
  const now = site.now();
  const silent = sockets.silentSince(now - SILENT_AFTER);
  for (const socket of silent) {
    sockets.close(socket, "silent");
    sockets.remove(socket);
  }
  for (const { id, status } of store.members.all()) {
    const active = sockets.lastActive(id);
    if (status !== "offline" && active !== null && active <= now - SIGNED_OFF_AFTER)
      store.members.saveStatus(id, "offline");
  }
  team.tell();
  if (sockets.hasAgents()) site.alarms.set("pulse", now + PULSE_EVERY);
}

/** [AVL4] Whether an agent who touched a console last then counts as away. */
export const isIdle = (active: number, now: number): boolean => now - active >= IDLE_AFTER;
