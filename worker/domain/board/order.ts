import type { BoardRows } from "#protocol/board";
import type { BoardSort } from "#protocol/board-window";
import type { LiveVisit } from "../presence/visit.ts";
import { matchesText } from "./search.ts";

/** The rows of a board. `visits` is what each shows: the last that was known, for those who left. */
export type Order = {
  /** What it was made for: of another question nothing is held. */
  of: string;
  ids: readonly string[];
  visits: ReadonlyMap<string, LiveVisit>;
  gone: ReadonlySet<string>;
};

/** Those of `present` who match, in order; or while it is held, as they stood `before`. */
export function orderOf(
  before: Order | null,
  present: Iterable<LiveVisit>,
  { text, page, sort, hold }: Omit<BoardRows, "from" | "count">,
): Order {
  const of = JSON.stringify([sort, text, page]);
  const isOn = ({ tabs }: LiveVisit) => page === null || tabs.some((tab) => tab.page.path === page);
  const matching = [...present].filter((visit) => isOn(visit) && matchesText(visit, text));
  const visits = new Map(matching.map((visit) => [visit.id, visit]));
  if (!hold || before === null || before.of !== of) {
    const ids = matching.sort(comparing[sort]).map(({ id }) => id);
    return { of, ids, visits, gone: new Set() };
  }
  const ids = [...before.ids, ...[...visits.keys()].filter((id) => !before.visits.has(id))];
  const gone = new Set(before.ids.filter((id) => !visits.has(id)));
  return { of, ids, visits: new Map([...before.visits, ...visits]), gone };
}

/** How much somebody who is stuck is above all who are not. */
const stuckness = ({ struggle }: LiveVisit): number => (struggle?.stuck ? Math.round(struggle.score * 10) : 0);

type Compare = (one: LiveVisit, other: LiveVisit) => number;

const newest: Compare = (one, other) => other.since - one.since || (one.id < other.id ? -1 : 1);

const comparing: Record<BoardSort, Compare> = {
  stuck: (one, other) => stuckness(other) - stuckness(one) || newest(one, other),
  newest,
  longest: (one, other) => one.since - other.since || newest(one, other),
  pages: (one, other) => other.trail.length - one.trail.length || newest(one, other),
};
