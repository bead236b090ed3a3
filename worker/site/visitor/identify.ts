import type { Person } from "#protocol/model";
import { commit } from "../commit.ts";
import type { SiteContext } from "../context.ts";
import { refuse } from "../refuse.ts";
import { know, type Welcomed } from "./welcomed.ts";

/** [WHO5] Shown as said; kept with the visitor only where there is one, only when it changed, and not without end. */
export function identify(site: SiteContext, of: Welcomed, person: Person): void {
  know(site, of, { person });
  const visitor = of.tab.visitor === null ? null : site.store.visitors.find(of.tab.visitor);
  if (visitor === null || JSON.stringify(visitor.person) === JSON.stringify(person)) return;
  const wait = site.identities.waitFor(visitor.id);
  if (wait > 0)
    return refuse(site, of.socket, "rate_limited", `This says who somebody is too often. Wait ${wait} seconds.`, {
      retryAfter: wait,
    });
  const changed = { ...visitor, person };
  const kept = site.store.conversations.latestOf(visitor.id);
  if (kept === null) site.store.visitors.save(changed);
  else commit(site, kept, { do: "identify", person }, { visitor: changed });
}
