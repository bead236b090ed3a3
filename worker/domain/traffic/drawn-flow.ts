import { NONE, OTHER } from "#protocol/reports";

export type Link = { from: string; to: string; count: number };

/** Pages that are drawn by name; what is between the others is one page, "(other)". */
export const DRAWN = 30;

/** A flow of the pages that most people went through, the rest folded. No count is lost. The most frequent links first. */
export function drawnFlow(links: readonly Link[], most = DRAWN) {
  const through = new Map<string, number>();
  for (const { to, count } of links) if (to !== NONE && to !== OTHER) through.set(to, (through.get(to) ?? 0) + count);
  const named = new Set(
    [...through]
      .sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1))
      .slice(0, most)
      .map(([path]) => path),
  );
  const fold = (path: string) => (path === NONE || named.has(path) ? path : OTHER);

  const sums = new Map<string, Link>();
  for (const { from, to, count } of links) {
    const link = { from: fold(from), to: fold(to) };
    const key = JSON.stringify(link);
    sums.set(key, { ...link, count: (sums.get(key)?.count ?? 0) + count });
  }
  const folded = [...sums.values()].filter(({ count }) => count > 0).sort(byCount);
  return { links: folded, pages: pagesOf(folded) };
}

function pagesOf(links: readonly Link[]) {
  const pages = new Map<string, { path: string; entries: number; exits: number; through: number }>();
  const pageOf = (path: string) => {
    const page = pages.get(path) ?? { path, entries: 0, exits: 0, through: 0 };
    pages.set(path, page);
    return page;
  };
  for (const { from, to, count } of links) {
    if (to !== NONE) {
      pageOf(to).through += count;
      if (from === NONE) pageOf(to).entries += count;
    }
    if (from !== NONE && to === NONE) pageOf(from).exits += count;
  }
  return [...pages.values()].sort((one, other) => other.through - one.through || (one.path < other.path ? -1 : 1));
}

const byCount = (one: Link, other: Link): number =>
  other.count - one.count || (one.from + one.to < other.from + other.to ? -1 : 1);
