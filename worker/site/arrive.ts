import { isAllowedOrigin } from "../domain/presence/origin.ts";
import type { Attachment } from "./attachment.ts";
import { AgentConnect, readConnect, VisitorConnect } from "./connect.ts";
import type { SiteContext } from "./context.ts";
import { admit } from "./membership.ts";
import { checkMembersLater } from "./ring.ts";

/** What a new socket carries from the start, by the Worker's request for it; null for a foreign origin [CON4]. */
export function arrive(site: SiteContext, request: Request): Attachment | null {
  return new URL(request.url).pathname === "/agent" ? agentArrives(site, request) : visitorArrives(site, request);
}

function visitorArrives(site: SiteContext, request: Request): Attachment | null {
  const { network, userAgent, ...connect } = readConnect(VisitorConnect, request);
  if (!isAllowedOrigin(site.identity().settings.origins, connect.origin)) return null;
  const links = site.linkKeys(network, userAgent, site.now());
  return { kind: "visitor", strikes: 0, connect, links, tabs: [], visit: null, visitor: null };
}

function agentArrives(site: SiteContext, request: Request): Attachment {
  const agent = readConnect(AgentConnect, request);
  admit(site, agent);
  checkMembersLater(site);
  return { kind: "agent", strikes: 0, agent: agent.id, session: agent.session, ready: false };
}
