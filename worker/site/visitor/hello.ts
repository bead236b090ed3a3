import { emptyLedger } from "#protocol/ledger";
import { limits } from "#protocol/limits";
import { VERSION } from "#protocol/version";
import type { VisitorHello } from "#protocol/visitor";
import { notEngaged } from "../../domain/engage/engaged.ts";
import { mergeLedgers } from "../../domain/engage/ledger.ts";
import { type LiveVisit, mergePerson, showPage } from "../../domain/presence/visit.ts";
import type { VisitorAttachment } from "../attachment.ts";
import { commitSiteEvent } from "../commit.ts";
import type { Connection } from "../connection.ts";
import type { SiteContext } from "../context.ts";
import { refuse } from "../refuse.ts";
import { handleOf, hashSecret } from "../seal.ts";
import type { Kept } from "../store/conversation.ts";
import { countShown } from "../traffic/follow.ts";
import { sealVisit, unsealTab, unsealVisit } from "./tickets.ts";
import { viewFor } from "./view.ts";

/** [CON8] A page says hello: it joins or begins a visit, and gets what it may see. */
export function welcome(site: SiteContext, socket: Connection, held: VisitorAttachment, hello: VisitorHello): void {
  const own = held.visit?.tabs ?? [];
  const known = own.find(({ tab }) => tab === hello.tab);
  if (known === undefined && own.length >= limits.tabs)
    return refuse(site, socket, "too_many_tabs", `A socket speaks for ${limits.tabs} tabs at most.`);

  const now = site.now();
  const handle = handleOf(hello.tab);
  const pending = site.store.conversations.pendingFor(handle);
  const visitor = visitorOf(site, hello, pending) ?? known?.visitor ?? null;
  if (visitor === null && hello.secret !== undefined) site.claims.put(hashSecret(hello.secret), hello.tab);
  const stored = visitor === null ? null : site.store.visitors.find(visitor);
  const person = mergePerson(stored?.person ?? {}, known?.person ?? {});

  const found = findVisit(site, held, hello);
  const slots = hello.slots === undefined ? {} : { slots: hello.slots };
  const tab = { tab: hello.tab, handle, person, visitor, ...slots };
  const shown = showPage(found ?? beginVisit(site, held, hello), tab, hello.page, now);
  const visit = remember(site, countShown(site, found, shown, hello.tab, hello.visit !== undefined), hello);
  const tabs = visit.tabs.filter(({ tab }) => tab === hello.tab || own.some((other) => other.tab === tab));
  site.visits.put(visit, { socket, held: { ...held, visit: { ...visit, tabs } } });

  // Of several that an agent began with this tab, the last counts: there the visitor's answer goes.
  const kept = visitor === null ? null : site.store.conversations.latestOf(visitor);
  site.sockets.greet(socket, () =>
    site.sockets.reply(socket, {
      t: "welcome",
      v: VERSION,
      tab: hello.tab,
      now,
      visit: sealVisit(site, visit),
      availability: site.team.availability(),
      conversation: kept === null ? null : viewFor(site, kept, hello.since),
    }),
  );
  if (site.identity().seen === null) commitSiteEvent(site, { type: "seen", origin: held.connect.origin });
}

/** What is about this very tab counts before the device's secret: a ticket, or words that wait to be shown in it. */
function visitorOf(site: SiteContext, hello: VisitorHello, pending: Kept | null): string | null {
  const byTicket = hello.ticket === undefined ? null : unsealTab(site, hello.ticket);
  if (byTicket !== null) return byTicket;
  if (pending !== null) return pending.conversation.visitor;
  return hello.secret === undefined ? null : (site.store.visitors.findBySecret(hashSecret(hello.secret))?.id ?? null);
}

/** A socket is of one visit; after that a sealed ticket counts, and at last the hash [WHO2]. */
function findVisit(site: SiteContext, held: VisitorAttachment, hello: VisitorHello): LiveVisit | null {
  if (held.visit !== null) return site.visits.get(held.visit.id) ?? held.visit;
  const ticket = hello.visit === undefined ? null : unsealVisit(site, hello.visit);
  if (ticket !== null) {
    const { id, since, referrer, trail, engaged } = ticket;
    const known = engaged === undefined ? {} : { engaged };
    return site.visits.get(id) ?? { ...beginVisit(site, held, hello), id, since, referrer, trail, ...known };
  }
  const linked = site.visits.findByLink(held.links);
  return linked === undefined ? null : { ...linked, link: held.links.today };
}

/** [INV3] With what the device knows of invitations, where the site has any. */
function remember(site: SiteContext, visit: LiveVisit, { ledger: shown = [] }: VisitorHello): LiveVisit {
  if (shown.length === 0 || site.identity().settings.triggers.length === 0) return visit;
  const { ledger, ...rest } = visit.engaged ?? notEngaged;
  return { ...visit, engaged: { ...rest, ledger: mergeLedgers(ledger, { ...emptyLedger, shown }, site.now()) } };
}

const beginVisit = (site: SiteContext, held: VisitorAttachment, hello: VisitorHello): LiveVisit => ({
  id: site.newId(),
  link: held.links.today,
  since: site.now(),
  origin: held.connect.origin,
  referrer: hello.referrer,
  country: held.connect.country,
  city: held.connect.city,
  timeZone: held.connect.timeZone,
  language: hello.language,
  device: hello.device,
  browser: held.connect.browser,
  trail: [],
  lastEvent: null,
  acts: [],
  ...(hello.campaign ? { campaign: hello.campaign } : {}),
  tabs: [],
  leftAt: null,
});
