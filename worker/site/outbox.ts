import type { Logged } from "#protocol/event";
import type { Outbox } from "#protocol/rest";
import type { HistoryEntry } from "../history/history.ts";
import type { SiteContext } from "./context.ts";
import { conversationOf } from "./store/log.ts";
import { NoAnswer, within } from "./within.ts";

/** So many that their JSON stays well below the 2 MB that a bound value may have, even of the longest messages. */
const BATCH = 100;
/** Between two batches, in milliseconds: who chats goes first, and a history that is behind says so. */
const PAUSE = 250;
/** How often D1 refuses an event, while it takes others, before the event is parked. */
const REFUSALS = 3;

/** What the outbox needs of D1: all of a batch or nothing, and the same again without harm. */
export type WriteHistory = (site: string, entries: HistoryEntry[]) => Promise<void>;

/**
 * The tail of the log on its way to D1: in order, from `drained` on, moved only after D1 has it [OUT1]. A crash in
 * between, or an answer that does not come, writes the same rows again, which changes nothing. One batch at a time, and
 * another alarm for the next. Throws while D1 does not take it.
 */
export async function drain(site: SiteContext, write: WriteHistory): Promise<void> {
  const put = writer(site, write);
  const { log } = site.store;
  const logged = log.after(log.drained(), BATCH);
  const last = logged.at(-1);
  if (last === undefined) return;
  try {
    await put(logged);
    log.markDrained(last.rev);
  } catch (error) {
    // Each would be waited for as long.
    if (error instanceof NoAnswer) throw error;
    for (const one of logged) await drainOne(site, put, one);
  }
  if (log.last() > last.rev) site.alarms.set("outbox", site.now() + PAUSE);
}

type Put = (logged: readonly Logged[]) => Promise<void>;

/** One event by itself. What D1 refuses again and again while it takes others is parked, and the rest goes on [OUT3]. */
async function drainOne(site: SiteContext, put: Put, logged: Logged): Promise<void> {
  const { rev } = logged;
  const { log, parked } = site.store;
  try {
    await put([logged]);
  } catch (error) {
    if (!isRefusal(error) || !(await takesOthers(site, put, rev))) throw error;
    const refusals = (site.refusals.get(rev) ?? 0) + 1;
    site.refusals.set(rev, refusals);
    if (refusals < REFUSALS) throw error;
    parked.put({ rev, at: site.now(), reason: reasonOf(error) });
    site.alarms.set("parked", site.now() + DAY, { ifAbsent: true });
  }
  site.refusals.delete(rev);
  log.markDrained(rev);
}

/** Whether SQLite looked at it and said no; not that nobody answered, or that the answer was lost. */
const isRefusal = (error: unknown): boolean => String(error).includes("SQLITE_");

/** [OUT2] Whether D1 is there, with its tables: it takes once more what it took before. */
async function takesOthers(site: SiteContext, put: Put, rev: number): Promise<boolean> {
  const known = site.store.log.lastMessageBefore(rev);
  if (known === null) return false;
  return put([known]).then(
    () => true,
    () => false,
  );
}

/** Parked events once more, in order. Those that D1 takes are parked no longer; the others have its newest reason. */
export async function retryParked(site: SiteContext, write: WriteHistory): Promise<void> {
  const put = writer(site, write);
  for (const { rev } of site.store.parked.all()) {
    const logged = site.store.log.after(rev - 1, 1);
    try {
      await put(logged);
      site.store.parked.remove(rev);
    } catch (error) {
      site.store.parked.put({ rev, at: site.now(), reason: reasonOf(error) });
      // Nobody answers: the others would wait as long each.
      if (!isRefusal(error)) break;
    }
  }
  if (site.store.parked.count() > 0) site.alarms.set("parked", site.now() + DAY);
}

/** What D1 does not have. */
export function outboxOf({ store: { log, parked } }: SiteContext): Outbox {
  return {
    behind: log.last() - log.drained(),
    parked: parked
      .all()
      .flatMap((one) =>
        log
          .after(one.rev - 1, 1)
          .map(({ event }) => ({ ...one, what: event.type, conversation: conversationOf(event) })),
      ),
  };
}

const DAY = 24 * 3_600_000;
const ANSWER_WITHIN = 10_000;

const writer =
  (site: SiteContext, write: WriteHistory): Put =>
  (logged) =>
    within(ANSWER_WITHIN, write(site.identity().id, logged.map(withView(site))));

/** What D1 said, which names tables and rules and never what a visitor wrote. */
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300);

/**
 * The conversation goes as it is now: newer than the event at times, which `rev` tells. Not with each text, which would
 * cost a row more for each: history shows it when it is closed.
 */
const withView =
  (site: SiteContext) =>
  (logged: Logged): HistoryEntry => {
    const { event } = logged;
    const id = event.type === "message" && event.message.kind === "text" ? null : conversationOf(event);
    const kept = id === null ? null : site.store.conversations.find(id);
    return { logged, conversation: kept === null ? null : { rev: kept.rev, view: kept.conversation } };
  };
