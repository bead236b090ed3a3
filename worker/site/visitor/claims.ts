import { limits } from "#protocol/limits";
import type { SiteContext } from "../context.ts";
import { makeRecent } from "../store/recent.ts";
import type { Visitor } from "../store/visitor.ts";
import { viewFor } from "./view.ts";
import { findWelcomed, know } from "./welcomed.ts";

/** More than pages say hello in the moment that matters. */
const KEEPS = 1_000;

/** Tabs by the hash of a secret that nobody had, when they said it. */
export type Claims = ReturnType<typeof makeClaims>;

/** In memory only: it is about the moment in which another tab's first message, with the same secret, is on its way. */
export function makeClaims() {
  const recent = makeRecent<readonly string[]>(KEEPS);
  return {
    put: (hash: string, tab: string): void =>
      void recent.put(hash, [...(recent.get(hash) ?? []), tab].slice(-limits.tabs)),
    take(hash: string): readonly string[] {
      const tabs = recent.get(hash) ?? [];
      recent.drop(hash);
      return tabs;
    },
  };
}

/** [WHO4] The secret is this visitor's now: the tabs that said it before are theirs too, and get the conversation. */
export function settleClaims(site: SiteContext, { id, secretHash }: Visitor): void {
  const kept = site.store.conversations.latestOf(id);
  if (secretHash === null || kept === null) return;
  for (const tab of site.claims.take(secretHash)) {
    const socket = site.sockets.ofTab(tab);
    const held = socket && site.sockets.get(socket);
    if (socket === undefined || held?.kind !== "visitor") continue;
    const of = findWelcomed(site, socket, held, tab);
    if (of === null || of.tab.visitor !== null) continue;
    know(site, of, { visitor: id });
    site.sockets.toTab(socket, tab, { t: "conversation", conversation: viewFor(site, kept) });
  }
}
