import type { Person } from "#protocol/model";
import { isOpenFor } from "../../domain/availability/availability.ts";
import type { Beginning } from "../../domain/conversation/command.ts";
import { type CommitOptions, type Committed, commit } from "../commit.ts";
import type { SiteContext } from "../context.ts";
import type { Kept } from "../store/conversation.ts";

/** What a visitor says, whichever way it came. `person`: who they say now to be, if it is new; `same`: in this conversation only. `leaves`: they want no more than to leave it. */
export type VisitorText = {
  id: string;
  body: string;
  beginning: Beginning;
  person: Person | null;
  same?: boolean;
  leaves?: boolean;
};

/** [MSG11] Stores a visitor's text; who is there to answer decides what it becomes. */
export function commitText(
  site: SiteContext,
  kept: Kept | null,
  { leaves = false, ...text }: VisitorText,
  options: CommitOptions = {},
): Committed {
  const agent = kept?.conversation.agent ?? null;
  const department = kept?.conversation.department ?? text.beginning.department;
  const open = isLive(kept) || (!leaves && isOpenFor(site.team.availability(), department));
  const stays = agent === null || site.team.isThere(agent);
  const done = commit(site, kept, { do: "visitor-writes", ...text, stays, open }, options);
  // Its agent is looked for while they wait [RTE6].
  if (agent !== null && !stays) site.changed.routing = true;
  return done;
}

/** Then it is no matter who else is there, and need not be looked at with each text. */
export const isLive = (kept: Kept | null): boolean =>
  kept?.conversation.state === "open" || kept?.conversation.state === "queued";
