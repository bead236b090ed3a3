import type { Membership } from "../directory/members.ts";
import { commit } from "./commit.ts";
import type { AgentConnect } from "./connect.ts";
import type { SiteContext } from "./context.ts";

/**
 * [CON5] Takes over the directory's list. An older list than the one here is ignored; one of the
 * same version is not, for a change may have come to the directory without being counted. Who is not in it loses their
 * sockets at once, and what they were answering goes back to the queue.
 */
export function applyMembership(site: SiteContext, { version, members }: Membership): void {
  if (version < site.store.members.version()) return;
  const stay = new Set(members.map(({ id }) => id));
  const removed = site.store.members.all().filter(({ id }) => !stay.has(id));
  site.team.change(() => {
    site.store.atomically(() => {
      for (const member of members) site.store.members.save(member);
      for (const { id } of removed) site.store.members.remove(id);
      site.store.members.saveVersion(version);
    });
    for (const { id } of removed) {
      for (const socket of site.sockets.ofAgent(id)) {
        site.sockets.close(socket, "forbidden");
        site.sockets.remove(socket);
      }
    }
  });
  for (const { id } of removed)
    for (const kept of site.store.conversations.liveOf(id)) commit(site, kept, { do: "unassign-removed", agent: id });
}

/** A console connects: the directory has just said that they are a member, perhaps before the list with them came. */
export function admit(site: SiteContext, { id, name, photo, role }: AgentConnect): void {
  const known = site.store.members.find(id);
  if (known?.name === name && known.photo === photo && known.role === role) return;
  site.store.members.save({ id, name, photo, role });
}
