import { createContext, type ParentProps, useContext } from "solid-js";
import type { OrganizationSummary, SiteDetails } from "#protocol/rest";
import type { Failure } from "../api/request.ts";
import type { SiteLive } from "./create-site-live.ts";
import type { Drafts } from "./drafts.ts";
import type { Sections } from "./sections.ts";

/** What every screen of one site stands on. */
export type SiteScope = {
  live: SiteLive;
  drafts: Drafts;
  site(): OrganizationSummary["sites"][number];
  organization(): OrganizationSummary;
  /** Settings and tag from the server; null until they came. */
  details(): SiteDetails | null;
  /** Why they did not come. */
  detailsFailure(): Failure | null;
  loadDetails(): void;
  setDetails(details: SiteDetails): void;
  sections(): Sections;
  unread(conversation: string): number;
  /** Unread words that wait for me, or for anybody, and who waits unasked for. */
  unreadTotal(): number;
  /** An agent's name for colleagues: "You" for oneself. */
  nameOf(agent: string | null): string;
  /** A department's name; null for none, and for one that is gone. */
  departmentName(department: string | null): string | null;
  /** The site's clock now, in epoch ms, moving every second. */
  now(): number;
};

const Context = createContext<SiteScope>();

export const SiteScopeProvider = (props: ParentProps<{ scope: SiteScope }>) => (
  <Context.Provider value={props.scope}>{props.children}</Context.Provider>
);

export function useSite(): SiteScope {
  const scope = useContext(Context);
  if (scope === undefined) throw new Error("useSite is called outside a site.");
  return scope;
}
