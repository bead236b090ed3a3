import type { Schedule } from "#protocol/schedule";

export type Entry = Schedule["week"][number];
export type Day = Entry["day"];

/** Hours that begin on a weekday, in minutes since its midnight; `to` is after `from`, and up to a day later. */
export type Span = { day: Day; from: number; to: number };

/** A place in the week: a weekday, and minutes since its midnight. */
export type Spot = { day: Day; minute: number };

export const DAY_MINUTES = 1_440;
/** What a pointer and a key move by, in minutes. */
export const STEP = 15;
export const days: readonly Day[] = [1, 2, 3, 4, 5, 6, 7];

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

export function toSpan({ day, from, to }: Entry): Span {
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  return { day, from: begin, to: end <= begin ? end + DAY_MINUTES : end };
}

export const toEntry = ({ day, from, to }: Span): Entry => ({
  day,
  from: timeOf(from),
  to: timeOf(to > DAY_MINUTES ? to - DAY_MINUTES : to),
});

/** In order, and those of a day that overlap or touch as one, unless that were more than a day. */
export function tidy(spans: readonly Span[]): Span[] {
  const tidied: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.day - b.day || a.from - b.from)) {
    const last = tidied.at(-1);
    if (last?.day === span.day && last.to >= span.from && span.to <= last.from + DAY_MINUTES)
      last.to = Math.max(last.to, span.to);
    else tidied.push({ ...span });
  }
  return tidied;
}

export const tidyWeek = (week: Schedule["week"]): Schedule["week"] => tidy(week.map(toSpan)).map(toEntry);

const dayAfter = (day: Day, count: number): Day => days[(((day - 1 + count) % 7) + 7) % 7] ?? day;

/** By minutes and days; over midnight it begins on another day. */
export function moved(span: Span, minutes: number, byDays = 0): Span {
  const begin = span.from + minutes;
  const over = Math.floor(begin / DAY_MINUTES);
  const from = begin - over * DAY_MINUTES;
  return { day: dayAfter(span.day, over + byDays), from, to: from + span.to - span.from };
}

/** Its end elsewhere: no sooner than a step after it begins, no later than a day. */
export const endAt = (span: Span, to: number): Span => ({
  ...span,
  to: Math.min(Math.max(to, span.from + STEP), span.from + DAY_MINUTES),
});

/** Its beginning elsewhere, on the same day. */
export const beginAt = (span: Span, from: number): Span => ({
  ...span,
  from: Math.min(Math.max(from, 0, span.to - DAY_MINUTES), span.to - STEP, DAY_MINUTES - STEP),
});

/**
 * Where the end is that a pointer means. On the next day it is past midnight if that is before it began, as in the
 * schedule itself; any other day is a slip to the side.
 */
export const endMeant = ({ day, from }: Pick<Span, "day" | "from">, at: Spot): number =>
  at.day === dayAfter(day, 1) && at.minute <= from ? at.minute + DAY_MINUTES : at.minute;

/** What is drawn from one place to another, in whichever direction. */
export function drawn(anchor: Spot, at: Spot): Span {
  const end = endMeant({ day: anchor.day, from: anchor.minute }, at);
  const [from, to] = end < anchor.minute ? [end, anchor.minute] : [anchor.minute, end];
  return endAt({ day: anchor.day, from: Math.min(from, DAY_MINUTES - STEP), to }, to);
}

/** One day's hours for others too, instead of theirs. */
export const copyDay = (spans: readonly Span[], from: Day, to: readonly Day[]): Span[] => [
  ...spans.filter(({ day }) => !to.includes(day)),
  ...to.flatMap((day) => spans.filter((span) => span.day === from).map((span) => ({ ...span, day }))),
];

/** A part of a span that lies on one day; `over` is the part past midnight. */
export type Piece = { index: number; day: Day; from: number; to: number; over: boolean };

export const piecesOf = (spans: readonly Span[]): Piece[] =>
  spans.flatMap(({ day, from, to }, index) => [
    { index, day, from, to: Math.min(to, DAY_MINUTES), over: false },
    ...(to > DAY_MINUTES ? [{ index, day: dayAfter(day, 1), from: 0, to: to - DAY_MINUTES, over: true }] : []),
  ]);
