import type { Invitation } from "#protocol/explained";
import type { InviteFrame } from "#protocol/visitor";
import { choose } from "../../domain/engage/choose.ts";
import { type Engaged, notEngaged } from "../../domain/engage/engaged.ts";
import { ledgerAfter } from "../../domain/engage/ledger.ts";
import type { Connection } from "../connection.ts";
import type { SiteContext } from "../context.ts";
import { sealVisit } from "../visitor/tickets.ts";
import { findWelcomed, type Welcomed } from "../visitor/welcomed.ts";
import { doQuietly } from "./do-quietly.ts";
import { situationOf } from "./situation-of.ts";

/** A page that stays longer than this is looked at with whatever happens in it next, in milliseconds. */
const LOOKS_WITHIN = 6 * 3_600_000;
/** Clocks of pages run a little apart from ours. */
const LOOKS_AFTER = 50;

/** [INV1] What triggers do with one tab now that something changed in it. A site without any pays a look at a list. */
export function engage(site: SiteContext, socket: Connection, id: string): void {
  if (!site.identity().settings.triggers.some(({ on }) => on)) return;
  const held = site.sockets.get(socket);
  const of = held?.kind === "visitor" ? findWelcomed(site, socket, held, id) : null;
  if (of === null) return;
  const { invitation, quietly, heldOut, lookAgain } = choose(situationOf(site, of.visit, of.tab));
  const now = site.now();
  const before = of.visit.engaged ?? notEngaged;
  let after: Engaged = before;
  for (const { trigger, does } of quietly) after = doQuietly(site, of.visit.id, after, trigger, does);
  for (const trigger of heldOut) {
    after = note(after, trigger, "held-out");
    site.store.engaged.count(trigger, "held-out", now);
  }
  if (invitation !== null) after = note(after, invitation.trigger, "shown");
  if (after !== before) keepEngaged(site, of, after);
  if (invitation !== null) site.sockets.reply(socket, frameOf(of, invitation, now));
  const wait = lookAgain === null ? null : lookAgain - now;
  if (wait !== null && wait < LOOKS_WITHIN)
    site.sockets.reply(socket, { t: "look", tab: id, after: Math.max(wait, LOOKS_AFTER) });

  /** [INV2] It counts from when it is sent, so that no other one is meanwhile. */
  function note({ ledger, ...rest }: Engaged, trigger: string, what: "held-out" | "shown"): Engaged {
    return { ...rest, ledger: ledgerAfter(ledger, { trigger, visit: of?.visit.id ?? "", what }, now) };
  }
}

/** [INV3] With the visit, and with its page, which brings it along after the object forgot. */
export function keepEngaged(site: SiteContext, of: Welcomed, engaged: Engaged): void {
  const visit = { ...of.visit, engaged };
  site.visits.put(visit, of);
  site.sockets.reply(of.socket, { t: "visit", tab: of.tab.tab, visit: sealVisit(site, visit) });
}

function frameOf({ visit, tab }: Welcomed, invitation: Invitation, at: number): InviteFrame {
  const { trigger, shows, text, language, quietly } = invitation;
  const department = quietly.find((action) => action.do === "department")?.id ?? null;
  return { t: "invite", tab: tab.tab, of: visit.id, at, trigger, ...shows, text, language, department };
}
