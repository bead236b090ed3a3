import { VERSION } from "#protocol/version";
import type { VisitorHello } from "#protocol/visitor";
import { type LiveVisit, showPage } from "../../domain/presence/visit.ts";
import type { VisitorAttachment } from "../attachment.ts";
import { commitSiteEvent } from "../commit.ts";
import type { SiteContext } from "../context.ts";
import { handleOf, hashSecret } from "../seal.ts";
import { sealVisit, unsealTab, unsealVisit } from "./tickets.ts";
import { viewFor } from "./view.ts";

/** [CON8] A page says hello: it joins or begins a visit, and gets what it may see. */
export function welcome(site: SiteContext, socket: WebSocket, held: VisitorAttachment, hello: VisitorHello): void {
  const now = site.now();
  const identity = site.identity();
  const handle = handleOf(hello.tab);
  const proven = provenVisitor(site, hello);
  const pending = site.store.conversations.pendingFor(handle);
  const visitor = proven ?? pending?.conversation.visitor ?? null;

  const found = findVisit(site, held, hello) ?? beginVisit(site, held, hello);
  const known = visitor === null ? null : site.store.visitors.find(visitor);
  const person = known === null ? found.person : { ...found.person, ...known.person };
  const visit = showPage(
    { ...found, person, visitor: visitor ?? found.visitor },
    { tab: hello.tab, handle },
    hello.page,
    now,
  );
  const tabs = [...new Set([...held.tabs, hello.tab])];
  site.sockets.put(socket, { ...held, tabs, visit, visitor });
  site.visits.put(visit);

  const kept = pending ?? (visitor === null ? null : site.store.conversations.latestOf(visitor));
  site.sockets.reply(socket, {
    t: "welcome",
    v: VERSION,
    tab: hello.tab,
    now,
    visit: sealVisit(site, visit),
    availability: site.team.availability(),
    conversation: kept === null ? null : viewFor(site, kept, hello.since),
  });
  if (identity.seen === null) commitSiteEvent(site, { type: "seen", origin: held.connect.origin });
}

/** The ticket of this very tab counts before the device's secret: it is about one conversation. */
function provenVisitor(site: SiteContext, hello: VisitorHello): string | null {
  const byTicket = hello.ticket === undefined ? null : unsealTab(site, hello.ticket);
  if (byTicket !== null) return byTicket;
  return hello.secret === undefined ? null : (site.store.visitors.findBySecret(hashSecret(hello.secret))?.id ?? null);
}

function findVisit(site: SiteContext, held: VisitorAttachment, hello: VisitorHello): LiveVisit | null {
  const ticket = hello.visit === undefined ? null : unsealVisit(site, hello.visit);
  if (ticket !== null) {
    const { id, since, referrer, trail } = ticket;
    return site.visits.get(id) ?? { ...beginVisit(site, held, hello), id, since, referrer, trail };
  }
  const linked = site.visits.findByLink(held.links);
  return linked === undefined ? null : { ...linked, link: held.links.today };
}

const beginVisit = (site: SiteContext, held: VisitorAttachment, hello: VisitorHello): LiveVisit => ({
  id: site.newId(),
  link: held.links.today,
  since: site.now(),
  origin: held.connect.origin,
  referrer: hello.referrer,
  country: held.connect.country,
  language: hello.language,
  device: hello.device,
  browser: held.connect.browser,
  trail: [],
  person: {},
  visitor: null,
  lastEvent: null,
  tabs: [],
  leftAt: null,
});
