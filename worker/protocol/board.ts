import * as v from "valibot";
import { Id } from "./ids.ts";
import { limits } from "./limits.ts";
import { oneLine, Sequence, type Visit } from "./model.ts";

/** In which order the board shows visits: who came last, who is here longest, who has seen most pages. */
export const BoardSort = v.picklist(["newest", "longest", "pages"]);
export type BoardSort = v.InferOutput<typeof BoardSort>;

/** The rows in view. While `hold` is set nothing moves: who leaves stays, told as gone, and who comes is added below. */
export const BoardRows = v.object({
  text: v.pipe(v.string(), v.maxLength(limits.boardText), v.transform(oneLine)),
  /** Only those who have this page open. */
  page: v.nullable(v.pipe(v.string(), v.maxLength(limits.path))),
  sort: BoardSort,
  from: Sequence,
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.boardRows)),
  hold: v.boolean(),
});
export type BoardRows = v.InferOutput<typeof BoardRows>;

/** A visit, or the visit that a visitor is on now, to be told whole. */
export const BoardOpen = v.union([v.object({ visit: Id }), v.object({ visitor: Id })]);
export type BoardOpen = v.InferOutput<typeof BoardOpen>;

/** What a console shows of the board [BRD1]. `n` is its own count of what it asked for; what comes names it. */
export const BoardAsk = v.object({
  n: Sequence,
  rows: v.nullable(BoardRows),
  /** Whether it lists the pages, with how many are there. */
  pages: v.boolean(),
  open: v.nullable(BoardOpen),
});
export type BoardAsk = v.InferOutput<typeof BoardAsk>;

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
