import type { FlowReport } from "#protocol/reports";

/** One side of the drawing: a page, from `top` on and so high, of the drawing's height. */
export type FlowPage = { path: string; count: number; top: number; height: number };
/** A band from a page on the left to one on the right, as an SVG path. */
export type FlowBand = { from: string; to: string; count: number; d: string };
export type FlowDrawing = { left: FlowPage[]; right: FlowPage[]; bands: FlowBand[] };

const GAP = 1.5;
/** Bands that are drawn, the widest; and where they begin and end, of the drawing's width. */
const BANDS = 24;
const [FROM, TO] = [1, 99];

/** Where people go next, drawn in a square of 100 by 100: as wide as they are many. */
export function drawFlow({ links }: Pick<FlowReport, "links">): FlowDrawing {
  const shown = [...links].sort((one, other) => other.count - one.count).slice(0, BANDS);
  const left = stack(sumBy(shown, ({ from }) => from));
  const right = stack(sumBy(shown, ({ to }) => to));
  const scale = Math.min(scaleOf(left), scaleOf(right));
  const [sources, targets] = [place(left, scale), place(right, scale)];
  const [out, into] = [new Map<string, number>(), new Map<string, number>()];
  const bands = shown.map(({ from, to, count }) => {
    const height = count * scale;
    const y1 = (sources.find(({ path }) => path === from)?.top ?? 0) + (out.get(from) ?? 0);
    const y2 = (targets.find(({ path }) => path === to)?.top ?? 0) + (into.get(to) ?? 0);
    out.set(from, (out.get(from) ?? 0) + height);
    into.set(to, (into.get(to) ?? 0) + height);
    return { from, to, count, d: band(y1, y2, height) };
  });
  return { left: sources, right: targets, bands };
}

type Sum = { path: string; count: number };

function sumBy<T extends { count: number }>(all: readonly T[], key: (one: T) => string): Sum[] {
  const sums = new Map<string, number>();
  for (const one of all) sums.set(key(one), (sums.get(key(one)) ?? 0) + one.count);
  return [...sums].map(([path, count]) => ({ path, count }));
}

const stack = (sums: readonly Sum[]): Sum[] => [...sums].sort((one, other) => other.count - one.count);

/** How high one count is, so that all of a side and the gaps between fit. */
const scaleOf = (side: readonly Sum[]): number =>
  (100 - GAP * Math.max(0, side.length - 1)) /
  Math.max(
    1,
    side.reduce((sum, { count }) => sum + count, 0),
  );

function place(side: readonly Sum[], scale: number): FlowPage[] {
  let top = 0;
  return side.map(({ path, count }) => {
    const page = { path, count, top, height: count * scale };
    top += page.height + GAP;
    return page;
  });
}

function band(y1: number, y2: number, height: number): string {
  const middle = (FROM + TO) / 2;
  const n = (value: number) => Math.round(value * 100) / 100;
  return (
    `M${FROM} ${n(y1)}C${middle} ${n(y1)} ${middle} ${n(y2)} ${TO} ${n(y2)}` +
    `V${n(y2 + height)}C${middle} ${n(y2 + height)} ${middle} ${n(y1 + height)} ${FROM} ${n(y1 + height)}Z`
  );
}
