import type { PageCount } from "#protocol/board-window";
import { limits } from "#protocol/limits";
import type { LiveVisit } from "../presence/visit.ts";

/** Which pages are open now and in how many visits, the fullest first; a visit counts once a page. */
export function pagesNow(present: Iterable<LiveVisit>): PageCount[] {
  const counts = new Map<string, PageCount & { at: number }>();
  for (const { tabs } of present) {
    const own = new Map(tabs.map(({ page }) => [page.path, page]));
    for (const { path, title, at } of own.values()) {
      const known = counts.get(path);
      // The title that was seen last: a page may have another one by now.
      const newer = known === undefined || at >= known.at ? { title, at } : known;
      counts.set(path, { path, title: newer.title, at: newer.at, here: (known?.here ?? 0) + 1 });
    }
  }
  return [...counts.values()]
    .sort((one, other) => other.here - one.here || (one.path < other.path ? -1 : 1))
    .slice(0, limits.boardPages)
    .map(({ path, title, here }) => ({ path, title, here }));
}
