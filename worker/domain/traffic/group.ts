import { NONE, OTHER } from "#protocol/reports";
import { type Cell, type Key, type Kind, nameOf, plus } from "./cell.ts";
import { compareRank, type Rank } from "./rank.ts";

/** So many names each: pages an hour, values a dimension and hour, pages of a day's flow, currencies a goal, triggers an hour. */
export const most: Record<Kind, number> = {
  page: 400,
  source: 100,
  flow: 100,
  goal: 20,
  step: Infinity,
  invitation: 100,
};

type Part = "subject" | "detail";
/** Where the names stand that others make up, so that there may be any number of them. */
const named: Record<Kind, readonly Part[]> = {
  ...{ page: ["subject"], source: ["detail"], flow: ["subject", "detail"], goal: ["detail"] },
  ...{ step: [], invitation: ["subject"] },
};

/** The subject that all cells of a group have, where the details are what is bounded; else null. */
export const groupSubject = ({ kind, subject }: Pick<Key, "kind" | "subject">): string | null =>
  named[kind][0] === "detail" ? subject : null;

/** Cells that share a bound: those of a kind and period, and of one subject where the details are what is bounded. */
export const groupOf = (key: Key): string => JSON.stringify([key.kind, key.period, groupSubject(key)]);

/** In memory: the cells by name, and which names they are of. */
export type Group = {
  kind: Kind;
  period: number;
  cells: Map<string, Cell>;
  kept: Map<string, Set<string>>;
  worst: Worst | null;
};
type Worst = { name: string; by: Rank };

/** As it was stored. */
export function openGroup({ kind, period }: Key, cells: readonly Cell[]): Group {
  const group: Group = { kind, period, cells: new Map(), kept: new Map(), worst: null };
  for (const cell of cells) put(group, cell);
  return group;
}

/**
 * Adds counts, and returns the cells that changed. Where a name is one too many, the one that ranks last goes to "(other)"
 * with all its counts. Since a name that ranks among the first never goes, the order in which names come is no matter. `rank` is asked
 * for only once the group is full.
 */
export function addTo(group: Group, { counts, ...key }: Cell, rank: () => Rank): Cell[] {
  const changed: Cell[] = [];
  const placed = { ...key };
  for (const part of named[group.kind]) placed[part] = placeFor(group, key[part], rank, changed);
  // The place for the second name may have cost the first one its own.
  for (const part of named[group.kind])
    if (!isFree(placed[part]) && !group.kept.has(placed[part])) placed[part] = OTHER;
  changed.push(increase(group, { ...placed, counts }));
  return changed;
}

const isFree = (name: string): boolean => name === NONE || name === OTHER;

function placeFor(group: Group, name: string, rank: () => Rank, changed: Cell[]): string {
  if (isFree(name) || group.kept.has(name)) return name;
  if (group.kept.size >= most[group.kind]) {
    const by = rank();
    const worst = worstOf(group, by);
    if (compareRank(by, name, worst) > 0) return OTHER;
    changed.push(...giveUp(group, worst));
  }
  group.kept.set(name, new Set());
  group.worst = null;
  return name;
}

function worstOf(group: Group, rank: Rank): string {
  if (group.worst?.by === rank) return group.worst.name;
  const name = [...group.kept.keys()].reduce((last, next) => (compareRank(rank, next, last) > 0 ? next : last));
  group.worst = { name, by: rank };
  return name;
}

function giveUp(group: Group, name: string): Cell[] {
  const cells = [...(group.kept.get(name) ?? [])].flatMap((of) => group.cells.get(of) ?? []);
  group.kept.delete(name);
  return cells.flatMap((cell) => {
    const moved = { ...cell };
    for (const part of named[group.kind]) if (cell[part] === name) moved[part] = OTHER;
    const emptied = { ...cell, counts: [] };
    group.cells.set(nameOf(cell), emptied);
    for (const part of named[group.kind]) group.kept.get(cell[part])?.delete(nameOf(cell));
    return [emptied, increase(group, moved)];
  });
}

function increase(group: Group, cell: Cell): Cell {
  const known = group.cells.get(nameOf(cell));
  const sum = { ...cell, counts: plus(known?.counts ?? [], cell.counts) };
  put(group, sum);
  return sum;
}

function put(group: Group, cell: Cell): void {
  const name = nameOf(cell);
  group.cells.set(name, cell);
  if (cell.counts.length === 0) return;
  for (const part of named[group.kind]) {
    if (isFree(cell[part])) continue;
    const cells = group.kept.get(cell[part]) ?? new Set();
    group.kept.set(cell[part], cells.add(name));
  }
}
