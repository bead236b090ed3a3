import type { LiveVisit, Tab } from "../../domain/presence/visit.ts";
import type { VisitorAttachment } from "../attachment.ts";
import type { Connection } from "../connection.ts";
import type { SiteContext } from "../context.ts";

/** A visitor's socket with one of its tabs, and the visit as it is now. */
export type Welcomed = { socket: Connection; held: VisitorAttachment; visit: LiveVisit; tab: Tab };

/** The tab that a frame speaks of, if it said hello on this socket. */
export function findWelcomed(
  site: SiteContext,
  socket: Connection,
  held: VisitorAttachment,
  id: string,
): Welcomed | null {
  const tab = held.visit?.tabs.find((own) => own.tab === id);
  if (held.visit === null || tab === undefined) return null;
  return { socket, held, visit: site.visits.get(held.visit.id) ?? held.visit, tab };
}

/** Adds to what is known of the tab, on the board and in the socket, unless it is known already. Returns what the next step goes on with. */
export function know(site: SiteContext, of: Welcomed, known: Partial<Pick<Tab, "person" | "visitor">>): Welcomed {
  if (known.person === undefined && known.visitor === of.tab.visitor) return of;
  const tab = { ...of.tab, ...known };
  const visit = { ...of.visit, tabs: of.visit.tabs.map((other) => (other.tab === tab.tab ? tab : other)) };
  site.visits.put(visit, of);
  const held = site.sockets.get(of.socket);
  return { ...of, visit, tab, held: held?.kind === "visitor" ? held : of.held };
}
