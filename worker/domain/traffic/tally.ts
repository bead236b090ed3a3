import { type Cell, type Key, lengths, nameOf } from "./cell.ts";
import { addTo, type Group, groupOf, openGroup } from "./group.ts";
import type { Rank } from "./rank.ts";

/** What the cells are read from, and how names are ranked in a group that is full. */
export type Source = {
  /** The cells as they were stored of the group that this key is in. */
  read(of: Key): Cell[];
  rank(of: Key): Rank;
};

/** A group that nothing can be added to any more but by a visit that goes on after half an hour. */
const IDLE = 3_600_000;

/** What is counted and not stored yet, with the groups it belongs to. */
export function makeTally({ read, rank }: Source) {
  const groups = new Map<string, Group>();
  const changed = new Map<string, Cell>();

  function groupFor(key: Key): Group {
    const name = groupOf(key);
    const known = groups.get(name);
    if (known !== undefined) return known;
    const group = openGroup(key, read(key));
    groups.set(name, group);
    return group;
  }

  return {
    add(counted: readonly Cell[]): void {
      for (const one of counted)
        for (const cell of addTo(groupFor(one), one, () => rank(one))) changed.set(nameOf(cell), cell);
    },
    isChanged: (): boolean => changed.size > 0,
    /** The cells that changed, as they are now. */
    changed: (): Cell[] => [...changed.values()],
    /** They are stored. Groups of long ago are let go; they can be read again. */
    stored(now: number): void {
      changed.clear();
      for (const [name, { kind, period }] of groups) if (period + lengths[kind] + IDLE < now) groups.delete(name);
    },
  };
}

export type Tally = ReturnType<typeof makeTally>;
