import type { Visit } from "./model.ts";

/** In which order the board shows visits: who is stuck and then who came last; or who came last, who is here longest, who has seen most pages. */
export const boardSorts = ["stuck", "newest", "longest", "pages"] as const;
export type BoardSort = (typeof boardSorts)[number];

/** A visit in a row: its trail holds the last pages only, of `pages` in all. */
export type BoardRow = Visit & { pages: number };

/** A page, and how many have it open. */
export type PageCount = { path: string; title: string; here: number };

/**
 * What one console sees. `here`: visits on the site; `matching`: rows in all, `from` the first of `rows` among them;
 * `gone`: those of `rows` that left while it was held; `pages`: the fullest first.
 */
export type BoardWindow = {
  n: number;
  here: number;
  matching: number;
  from: number;
  rows: readonly BoardRow[];
  gone: readonly string[];
  pages: readonly PageCount[];
  open: Visit | null;
};

/** What changed of it. `ids` is the order where that changed, `put` the rows that changed or are new in it. */
export type BoardChange = Pick<BoardWindow, "n" | "here" | "matching" | "from"> & {
  ids?: readonly string[];
  put: readonly BoardRow[];
  gone: readonly string[];
  pages?: readonly PageCount[];
  open?: Visit | null;
};

export const emptyWindow: BoardWindow = {
  ...{ n: 0, here: 0, matching: 0, from: 0 },
  ...{ rows: [], gone: [], pages: [], open: null },
};

/** [BRD2] The window after a change equals a fresh one. */
export function applyChange(before: BoardWindow, change: BoardChange): BoardWindow {
  const { ids, put, pages = before.pages, open = before.open, ...told } = change;
  const known = new Map([...before.rows, ...put].map((row) => [row.id, row]));
  const order = ids ?? before.rows.map(({ id }) => id);
  return { ...told, rows: order.flatMap((id) => known.get(id) ?? []), pages, open };
}
