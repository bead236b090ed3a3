import type { Visit } from "#protocol/model";

export type Rows = {
  ids: readonly string[];
  /** What each row shows: the last that was known, for those who left. */
  visits: ReadonlyMap<string, Visit>;
  gone: ReadonlySet<string>;
};

export const noRows: Rows = { ids: [], visits: new Map(), gone: new Set() };

/**
 * The order of the board: who came last is on top. While it is held nothing moves under the pointer:
 * who leaves stays, marked as gone, and who comes is added below.
 */
export function arrange(before: Rows, present: Iterable<Visit>, held: boolean): Rows {
  const visits = new Map([...present].map((visit) => [visit.id, visit]));
  if (!held) {
    const ids = [...visits.values()].sort((a, b) => b.since - a.since || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
    return { ids, visits, gone: new Set() };
  }
  const ids = [...before.ids, ...[...visits.keys()].filter((id) => !before.visits.has(id))];
  const gone = new Set(before.ids.filter((id) => !visits.has(id)));
  return { ids, gone, visits: new Map([...before.visits, ...visits]) };
}

export const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index]);
