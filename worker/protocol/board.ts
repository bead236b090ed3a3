import * as v from "valibot";
import { boardSorts } from "./board-window.ts";
import { Id } from "./ids.ts";
import { limits } from "./limits.ts";
import { oneLine, Sequence } from "./model.ts";

const BoardSort = v.picklist(boardSorts);

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
