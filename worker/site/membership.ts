import type { Member, Membership } from "../directory/members.ts";
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
  const before = site.store.members.all();
  const stay = new Set(members.map(({ id }) => id));
  const removed = before.filter(({ id }) => !stay.has(id));
  const changed = members.filter((member) => !before.some((known) => isSame(known, member)));
  site.store.members.saveVersion(version);
  if (removed.length + changed.length === 0) return;
  site.team.change(() => {
    site.store.atomically(() => {
      for (const member of changed) site.store.members.save(member);
      for (const { id } of removed) site.store.members.remove(id);
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

/**
 * A console connects: the directory has just said that they are a member, perhaps before the list with them came. What was
 * read before the list that is here does not count: they may have been removed since.
 */
export function admit(site: SiteContext, { id, name, photo, role, version }: AgentConnect): boolean {
  const known = site.store.members.find(id);
  if (version < site.store.members.version()) return known !== null;
  const member = { id, name, photo, role };
  if (known === null || !isSame(known, member)) site.store.members.save(member);
  return true;
}

const isSame = (one: Member, other: Member): boolean =>
  one.id === other.id && one.name === other.name && one.photo === other.photo && one.role === other.role;
