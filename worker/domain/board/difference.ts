import type { BoardChange, BoardWindow } from "#protocol/board-window";

/**
 * What to tell a console that has `before` so that it has `after` [BRD2], or null where that is the same. A row or visit
 * that did not change has to be the very same object.
 */
export function difference(before: BoardWindow | null, after: BoardWindow): BoardChange | null {
  const { n, here, matching, from, gone } = after;
  const known = new Set(before?.rows);
  const put = after.rows.filter((row) => !known.has(row));
  const change: BoardChange = { n, here, matching, from, put, gone };
  if (before === null || !sameIds(before, after)) change.ids = after.rows.map(({ id }) => id);
  if (before === null || !samePages(before, after)) change.pages = after.pages;
  if (before === null || before.open !== after.open) change.open = after.open;
  return before !== null && isSame(before, change) ? null : change;
}

const isSame = (before: BoardWindow, { ids, put, pages, open, ...told }: BoardChange): boolean =>
  ids === undefined &&
  pages === undefined &&
  open === undefined &&
  put.length === 0 &&
  before.n === told.n &&
  before.here === told.here &&
  before.matching === told.matching &&
  before.from === told.from &&
  before.gone.length === told.gone.length &&
  before.gone.every((id, index) => id === told.gone[index]);

const sameIds = ({ rows: one }: BoardWindow, { rows: other }: BoardWindow): boolean =>
  one.length === other.length && one.every(({ id }, index) => id === other[index]?.id);

const samePages = ({ pages: one }: BoardWindow, { pages: other }: BoardWindow): boolean =>
  one.length === other.length &&
  one.every((page, index) => {
    const same = other[index];
    return same !== undefined && page.path === same.path && page.title === same.title && page.here === same.here;
  });
