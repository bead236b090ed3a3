import {
  beginAt,
  DAY_MINUTES,
  type Day,
  days,
  drawn,
  endAt,
  endMeant,
  moved,
  type Span,
  type Spot,
  STEP,
} from "./week.ts";

/** What a pointer holds: new hours, or some that were there, or an end of them. `spans` is the week as it would be. */
export type Pull = {
  kind: "add" | "move" | "begin" | "end";
  index: number;
  start: Spot;
  moved: boolean;
  before: readonly Span[];
  spans: readonly Span[];
};

const HOUR = 60;

/** Takes hold of what is under the pointer; on nothing it begins an hour. */
export function grab(spans: readonly Span[], target: EventTarget | null, start: Spot): Pull {
  const element = target instanceof Element ? target : null;
  const held = element?.closest<HTMLElement>("[data-index]")?.dataset.index;
  if (held !== undefined) {
    const edge = element?.closest<HTMLElement>("[data-edge]")?.dataset.edge;
    const kind = edge === "begin" || edge === "end" ? edge : "move";
    return { kind, index: Number(held), start, moved: false, before: spans, spans };
  }
  const from = Math.min(start.minute, DAY_MINUTES - HOUR);
  const hour: Span = { day: start.day, from, to: from + HOUR };
  return { kind: "add", index: spans.length, start, moved: false, before: spans, spans: [...spans, hour] };
}

/** What it is with the pointer elsewhere. */
export function pull(held: Pull, at: Spot): Pull {
  const hasMoved = held.moved || at.day !== held.start.day || at.minute !== held.start.minute;
  if (!hasMoved) return held;
  const { kind, index, start, before } = held;
  if (kind === "add") return { ...held, moved: true, spans: [...before, drawn(start, at)] };
  const span = before[index];
  if (span === undefined) return held;
  return { ...held, moved: true, spans: before.with(index, changed(span)) };

  function changed(span: Span): Span {
    if (kind === "end") return endAt(span, endMeant(span, at));
    if (kind === "begin") return beginAt(span, at.minute);
    return moved(span, at.minute - start.minute, at.day - start.day);
  }
}

/** Where in the week a pointer is, on steps; days are columns, or rows. Null where that cannot be said. */
export function spotAt(
  area: HTMLElement,
  { clientX, clientY }: Pick<PointerEvent, "clientX" | "clientY">,
): Spot | null {
  const boxes = [...area.querySelectorAll(".week-day")].map((day) => day.getBoundingClientRect());
  const [first, second] = boxes;
  if (first === undefined || second === undefined) return null;
  const isRows = second.top > first.top;
  const index = isRows
    ? boxes.findLastIndex(({ top }) => top <= clientY)
    : boxes.findLastIndex(({ left }) => left <= clientX);
  const part = isRows ? (clientX - first.left) / first.width : (clientY - first.top) / first.height;
  const minute = Math.round((Math.min(Math.max(part, 0), 1) * DAY_MINUTES) / STEP) * STEP;
  const day: Day | undefined = days[Math.max(0, index)];
  return day === undefined ? null : { day, minute };
}

export const isSpot = (spot: Spot | null): spot is Spot => spot !== null;
