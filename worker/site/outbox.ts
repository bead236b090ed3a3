import type { Logged } from "#protocol/event";
import type { HistoryEntry } from "../history/history.ts";
import type { SiteContext } from "./context.ts";

const BATCH = 50;

/** What the outbox needs of D1: all of a batch or nothing, and the same again without harm. */
export type WriteHistory = (site: string, entries: HistoryEntry[]) => Promise<void>;

/**
 * The tail of the log on its way to D1: in order, from `drained` on, moved only after D1 has it. A crash in between
 * writes the same rows again, which changes nothing.
 */
export async function drain(site: SiteContext, write: WriteHistory): Promise<void> {
  const { id } = site.identity();
  for (;;) {
    const logged = site.store.log.after(site.store.log.drained(), BATCH);
    const last = logged.at(-1);
    if (last === undefined) return;
    await write(id, logged.map(withView(site)));
    site.store.log.markDrained(last.rev);
  }
}

/** Events that D1 has not heard of. */
export const behind = (site: SiteContext): number => site.store.log.last() - site.store.log.drained();

/** The conversation goes as it is now: newer than the event at times, which `rev` tells. */
const withView =
  (site: SiteContext) =>
  (logged: Logged): HistoryEntry => {
    const { event } = logged;
    if (event.type === "settings" || event.type === "seen") return { logged, conversation: null };
    const id = typeof event.conversation === "string" ? event.conversation : event.conversation.id;
    const kept = site.store.conversations.find(id);
    return { logged, conversation: kept === null ? null : { rev: kept.rev, view: kept.conversation } };
  };
