import { type Accessor, createMemo, createSignal } from "solid-js";
import type { BoardTab } from "#protocol/model";

export type Target = {
  /** Those to choose from, the one used last first. */
  tabs: Accessor<readonly BoardTab[]>;
  /** Whom words go to; undefined when that must be chosen. */
  tab: Accessor<BoardTab | undefined>;
  /** The tab that was held is gone, and whether another is of the same person nobody knows. */
  lost: Accessor<boolean>;
  pick(handle: string): void;
  /** Words are begun for the tab it is now: they do not move to another by themselves. */
  hold(): void;
  release(): void;
};

/**
 * Which tab of a visit an agent writes to: the one used last, until one is picked or words are begun. People move from
 * page to page, so the only tab is followed; among several another may be a stranger's.
 */
export function createTarget(open: Accessor<readonly BoardTab[]>): Target {
  const [held, setHeld] = createSignal<{ handle: string; alone: boolean } | null>(null);
  const tabs = createMemo(() => [...open()].sort((a, b) => b.page.at - a.page.at));
  const tab = createMemo(() => {
    const to = held();
    const latest = tabs()[0];
    if (to === null) return latest;
    const follows = to.alone && tabs().length === 1;
    return tabs().find(({ handle }) => handle === to.handle) ?? (follows ? latest : undefined);
  });
  const pick = (handle: string) => setHeld({ handle, alone: tabs().length === 1 });
  return {
    tabs,
    tab,
    pick,
    release: () => setHeld(null),
    lost: () => tab() === undefined && tabs().length > 0,
    hold() {
      const to = tab();
      if (to !== undefined) pick(to.handle);
    },
  };
}
