import type { BoardAsk, BoardOpen } from "#protocol/board";
import type { BoardRow, BoardWindow } from "#protocol/board-window";
import { limits } from "#protocol/limits";
import type { Visit } from "#protocol/model";
import { type LiveVisit, toBoard } from "../presence/visit.ts";
import { type Order, orderOf } from "./order.ts";
import { pagesNow } from "./pages.ts";

/** What a console that asked for it sees of those who are present, and the order to hold the next time. */
export function windowOf(
  ask: BoardAsk,
  before: Order | null,
  present: readonly LiveVisit[],
): { window: BoardWindow; order: Order | null } {
  const { n, rows: asked } = ask;
  const order = asked === null ? null : orderOf(before, present, asked);
  // Fewer match than before: the last of them are shown, not an empty screen.
  const last = Math.max(0, (order?.ids.length ?? 0) - (asked?.count ?? 0));
  const from = Math.min(asked?.from ?? 0, last);
  const shown = order?.ids.slice(from, from + (asked?.count ?? 0)) ?? [];
  const window = {
    n,
    here: present.length,
    matching: order?.ids.length ?? 0,
    from,
    rows: shown.flatMap((id) => rowOf(order?.visits.get(id)) ?? []),
    gone: shown.filter((id) => order?.gone.has(id)),
    pages: ask.pages ? pagesNow(present) : [],
    open: ask.open === null ? null : openOf(ask.open, present),
  };
  return { window, order };
}

function openOf(open: BoardOpen, present: readonly LiveVisit[]): Visit | null {
  const found = present.find((visit) =>
    "visit" in open ? visit.id === open.visit : visit.tabs.some(({ visitor }) => visitor === open.visitor),
  );
  return found === undefined ? null : told(wholes, found, toBoard);
}

const rowOf = (visit: LiveVisit | undefined): BoardRow | null =>
  visit === undefined ? null : told(rows, visit, toRow);

function toRow(visit: LiveVisit): BoardRow {
  const whole = toBoard(visit);
  return { ...whole, trail: whole.trail.slice(-limits.boardTrail), pages: whole.trail.length };
}

/** A visit is never changed, only followed by another: the same one is told as the same object, which `difference` goes by. */
const rows = new WeakMap<LiveVisit, BoardRow>();
const wholes = new WeakMap<LiveVisit, Visit>();

function told<T>(made: WeakMap<LiveVisit, T>, visit: LiveVisit, make: (visit: LiveVisit) => T): T {
  const known = made.get(visit) ?? make(visit);
  made.set(visit, known);
  return known;
}
