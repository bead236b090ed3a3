import { isAllowedOrigin } from "../domain/presence/origin.ts";
import type { Attachment } from "./attachment.ts";
import { AgentConnect, readConnect, VisitorConnect } from "./connect.ts";
import type { SiteContext } from "./context.ts";
import { admit } from "./membership.ts";
import { checkMembersLater } from "./ring.ts";

/** What a new socket carries from the start, by the Worker's request for it; or why it may not stay. */
export function arrive(site: SiteContext, request: Request): Attachment | "origin" | "forbidden" {
  return new URL(request.url).pathname === "/agent" ? agentArrives(site, request) : visitorArrives(site, request);
}

function visitorArrives(site: SiteContext, request: Request): Attachment | "origin" {
  const { network, userAgent, ...connect } = readConnect(VisitorConnect, request);
  if (!isAllowedOrigin(site.identity().settings.origins, connect.origin)) return "origin";
  const links = site.linkKeys(network, userAgent, site.now());
  return { kind: "visitor", strikes: 0, connect, links, visit: null, introduced: false };
}

function agentArrives(site: SiteContext, request: Request): Attachment | "forbidden" {
  const agent = readConnect(AgentConnect, request);
  if (!admit(site, agent)) return "forbidden";
  checkMembersLater(site);
  if (agent.edge !== undefined) site.store.identity.saveEdge(agent.edge);
  const { id, session, until } = agent;
  const now = site.now();
  const socket = { kind: "agent", strikes: 0, agent: id, session, until } as const;
  return { ...socket, ready: false, since: now, active: now, viewing: null, board: null };
}
