import type { Visit } from "#protocol/model";
import { isOver, type LiveVisit, mergeVisits, toBoard } from "../domain/presence/visit.ts";
import { judge, type Ways } from "../domain/struggle/judge.ts";
import type { VisitorAttachment } from "./attachment.ts";
import { makeBatch } from "./batch.ts";
import { makeBoard } from "./board.ts";
import type { Connection } from "./connection.ts";
import type { Sockets } from "./sockets.ts";

/** Visits that are judged again at each telling: with four tellings a second, five thousand in some seconds. */
const LOOKS = 100;
/** Signs change slowly while nothing happens: who was judged so lately is not again, in milliseconds. */
const JUDGED_LATELY = 5_000;

/**
 * Who is on the site now: in memory only, rebuilt from the attachments of the sockets after a wake. A visit whose last
 * socket closed waits here for its next page; if the object hibernates first, the visit starts anew.
 */
export function makeVisits(sockets: Sockets, now: () => number, ways: () => Ways) {
  const visits = new Map<string, LiveVisit>();
  let changed = new Set<string>();
  let gone = new Set<string>();

  /** When each was judged, epoch ms; in the order of `visits`. */
  const judgedAt = new Map<string, number>();

  /** Visit id by link hash: today's, or yesterday's for one that came over midnight. */
  const byLink = new Map<string, string>();

  const keep = (visit: LiveVisit): void => {
    visits.set(visit.id, visit);
    byLink.set(visit.link, visit.id);
  };

  for (const { visit } of sockets.visitors()) {
    if (visit === null) continue;
    const known = visits.get(visit.id);
    keep(known === undefined ? visit : mergeVisits(known, visit));
  }
  for (const visit of visits.values()) keep(judge(visit, ways(), now()));

  /** Everyone with a page open. */
  const present = (): LiveVisit[] => [...visits.values()].filter(({ tabs }) => tabs.length > 0);
  const board = makeBoard(sockets, present);

  const tellAgents = makeBatch(() => {
    lookAgain();
    board.tell();
    if (sockets.hasWholeBoards()) {
      const put = [...changed].flatMap((id) => wholeOf(id) ?? []);
      if (put.length > 0 || gone.size > 0) sockets.toWholeBoards({ t: "visits", put, gone: [...gone] });
    }
    changed = new Set();
    gone = new Set();
  });

  /** Signs fade, and staying grows: who was judged longest ago is looked at again, so many each time. */
  const lookAgain = () => {
    const at = now();
    let looks = 0;
    for (const visit of visits.values()) {
      // Those judged longest ago come first.
      if (looks++ >= LOOKS || at - (judgedAt.get(visit.id) ?? 0) < JUDGED_LATELY) return;
      judgedAt.set(visit.id, at);
      const judged = judge(visit, ways(), at);
      // To the end of the line.
      visits.delete(visit.id);
      visits.set(visit.id, judged);
      if (judged !== visit) changed.add(visit.id);
    }
  };

  const wholeOf = (id: string): Visit | null => {
    const visit = visits.get(id);
    return visit === undefined || visit.tabs.length === 0 ? null : toBoard(visit);
  };

  /** Visits that wait are few, and in the order in which they began to wait. */
  const waiting = new Set<string>();
  const forgetOld = () => {
    for (const id of waiting) {
      const visit = visits.get(id);
      if (visit !== undefined && visit.leftAt !== null && !isOver(visit, now())) return;
      waiting.delete(id);
      if (visit === undefined || visit.leftAt === null) continue;
      visits.delete(id);
      judgedAt.delete(id);
      if (byLink.get(visit.link) === id) byLink.delete(visit.link);
    }
  };

  return {
    get: (id: string): LiveVisit | undefined => visits.get(id),
    /** The visit that these pages may belong to; a live one found by yesterday's key goes on. */
    findByLink(links: { today: string; yesterday: string | null }): LiveVisit | undefined {
      forgetOld();
      const id = byLink.get(links.today) ?? (links.yesterday === null ? undefined : byLink.get(links.yesterday));
      return id === undefined ? undefined : visits.get(id);
    },
    /**
     * Keeps a new state of a visit, and in the attachment of the socket that it came by. The visit's other sockets keep
     * an older trail; after a wake the newest counts.
     */
    put(told: LiveVisit, by?: { socket: Connection; held: VisitorAttachment }): void {
      const { struggle: _judged, ...visit } = told;
      if (by !== undefined) {
        const own = new Set(by.held.visit?.tabs.map(({ tab }) => tab));
        const tabs = visit.tabs.filter(({ tab }) => own.has(tab));
        const { counted: _inMemoryOnly, ...carried } = visit;
        sockets.put(by.socket, { ...by.held, visit: { ...carried, tabs } });
      }
      const before = visits.get(visit.id);
      if (before !== undefined && before.link !== visit.link && byLink.get(before.link) === visit.id)
        byLink.delete(before.link);
      visits.delete(visit.id);
      judgedAt.set(visit.id, now());
      keep(before !== undefined && didNothing(before, told) ? told : judge(told, ways(), now()));
      waiting.delete(visit.id);
      if (visit.leftAt === null) gone.delete(visit.id);
      else {
        gone.add(visit.id);
        waiting.add(visit.id);
      }
      changed.add(visit.id);
      tellAgents();
    },
    /** [STR1] Looks again at those judged longest ago, and tells of it. */
    lookAgain: () => tellAgents(),
    /** Everyone with a page open, whole: for a console that asks for no window. */
    whole: (): Visit[] => present().map(toBoard),
    tellBoard: board.tellTo,
    findByHandle: (visit: string, handle: string) => visits.get(visit)?.tabs.find((tab) => tab.handle === handle),
  };
}

/** Then it is judged as it was: who they are, and what is open beside it, is no sign of anything. */
const didNothing = (before: LiveVisit, after: LiveVisit): boolean =>
  before.trail === after.trail &&
  before.acts === after.acts &&
  before.events === after.events &&
  before.leftAt === after.leftAt;

export type Visits = ReturnType<typeof makeVisits>;
