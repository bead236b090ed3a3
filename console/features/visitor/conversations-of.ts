import type { BoardTab, Conversation, Visit } from "#protocol/model";
import { type Sections, sectionNames } from "../../live/sections.ts";

/** Conversations of those in these tabs, who waits first, closed ones last. By visitor only: a visit may be shared [WHO2]. */
export function conversationsOf(tabs: readonly Pick<BoardTab, "visitor">[], sections: Sections): Conversation[] {
  const visitors = new Set(tabs.flatMap((tab) => tab.visitor ?? []));
  if (visitors.size === 0) return [];
  return sectionNames.flatMap((name) => sections[name].filter(({ visitor }) => visitors.has(visitor)));
}

/** The same, without those that are closed. */
export const underwayOf = (tabs: readonly Pick<BoardTab, "visitor">[], sections: Sections): Conversation[] =>
  conversationsOf(tabs, sections).filter(({ state }) => state !== "closed");

/** The tabs of a visit that are this visitor's: others may be others'. */
export const ownTabs = (visit: Visit, visitor: string): readonly BoardTab[] =>
  visit.tabs.filter((tab) => tab.visitor === visitor);
