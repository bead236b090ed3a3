import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { grab, type Pull, pull } from "../../../console/features/hours/pull.ts";
import {
  beginAt,
  copyDay,
  type Day,
  days,
  drawn,
  endAt,
  moved,
  piecesOf,
  type Span,
  type Spot,
  tidy,
  toEntry,
  toSpan,
} from "../../../console/features/hours/week.ts";
import { intervals } from "../../../worker/domain/schedule/index.ts";

const day = fc.constantFrom(...days);
const span: fc.Arbitrary<Span> = fc
  .tuple(day, fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
  .map(([day, from, length]) => ({ day, from: from * 15, to: (from + length) * 15 }));
const spot: fc.Arbitrary<Spot> = fc.record({ day, minute: fc.integer({ min: 0, max: 96 }).map((step) => step * 15) });
const isSpan = ({ from, to }: Span) => from >= 0 && from < 1_440 && to > from && to <= from + 1_440;

const open = (spans: readonly Span[]) =>
  intervals({ timeZone: "UTC", week: spans.map(toEntry), exceptions: [] }, 0, 28 * 86_400_000);

describe("hours in the week", () => {
  test("are the same as entries of the schedule and back", () => {
    fc.assert(fc.property(span, (one) => void expect(toSpan(toEntry(one))).toEqual(one)));
    expect(toEntry({ day: 1, from: 0, to: 1_440 })).toEqual({ day: 1, from: "00:00", to: "24:00" });
    expect(toEntry({ day: 7, from: 1_320, to: 1_560 })).toEqual({ day: 7, from: "22:00", to: "02:00" });
  });

  test("mean the same when they are tidied", () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
        const tidied = tidy(spans);
        expect(tidied.every(isSpan)).toBe(true);
        expect(open(tidied)).toEqual(open(spans));
      }),
    );
  });

  test("stay hours whatever is done to them", () => {
    fc.assert(
      fc.property(span, fc.integer({ min: -3_000, max: 3_000 }), (one, minutes) => {
        expect(isSpan(moved(one, minutes, minutes))).toBe(true);
        expect(isSpan(endAt(one, minutes))).toBe(true);
        expect(isSpan(beginAt(one, minutes))).toBe(true);
      }),
    );
    fc.assert(fc.property(spot, spot, (from, to) => void expect(isSpan(drawn(from, to))).toBe(true)));
  });

  test("moved over midnight begin on the day before, and over Sunday on Monday", () => {
    expect(moved({ day: 1, from: 0, to: 60 }, -15)).toEqual({ day: 7, from: 1_425, to: 1_485 });
    expect(moved({ day: 7, from: 540, to: 600 }, 0, 1)).toEqual({ day: 1, from: 540, to: 600 });
  });

  test("drawn up are those drawn down; drawn into the next day's morning they run past midnight", () => {
    expect(drawn({ day: 2, minute: 720 }, { day: 2, minute: 600 })).toEqual({ day: 2, from: 600, to: 720 });
    expect(drawn({ day: 7, minute: 1_320 }, { day: 1, minute: 120 })).toEqual({ day: 7, from: 1_320, to: 1_560 });
    expect(drawn({ day: 2, minute: 600 }, { day: 3, minute: 720 })).toEqual({ day: 2, from: 600, to: 720 });
  });

  test("past midnight are drawn on both days", () => {
    expect(piecesOf([{ day: 7, from: 1_320, to: 1_560 }])).toEqual([
      { index: 0, day: 7, from: 1_320, to: 1_440, over: false },
      { index: 0, day: 1, from: 0, to: 120, over: true },
    ]);
  });

  test("of a day go to others, instead of theirs", () => {
    const of = (day: Day, from: number): Span => ({ day, from, to: from + 60 });
    expect(copyDay([of(1, 540), of(1, 660), of(2, 0), of(6, 0)], 1, [2, 3])).toEqual([
      of(1, 540),
      of(1, 660),
      of(6, 0),
      of(2, 540),
      of(2, 660),
      of(3, 540),
      of(3, 660),
    ]);
  });
});

describe("a pointer", () => {
  const held = (kind: Pull["kind"], span: Span, start: Spot): Pull => ({
    ...{ kind, index: 0, start, moved: false },
    ...{ before: [span], spans: [span] },
  });
  const nine: Span = { day: 2, from: 540, to: 1_020 };

  test("on nothing begins an hour, and the last of the day at its end", () => {
    expect(grab([], null, { day: 3, minute: 600 }).spans).toEqual([{ day: 3, from: 600, to: 660 }]);
    expect(grab([], null, { day: 3, minute: 1_440 }).spans).toEqual([{ day: 3, from: 1_380, to: 1_440 }]);
  });

  test("moves hours, or one end of them", () => {
    const at = (day: Day, minute: number): Spot => ({ day, minute });
    expect(pull(held("move", nine, at(2, 600)), at(4, 660)).spans).toEqual([{ day: 4, from: 600, to: 1_080 }]);
    expect(pull(held("begin", nine, at(2, 540)), at(2, 480)).spans).toEqual([{ day: 2, from: 480, to: 1_020 }]);
    expect(pull(held("end", nine, at(2, 1_020)), at(2, 900)).spans).toEqual([{ day: 2, from: 540, to: 900 }]);
    expect(pull(held("end", nine, at(2, 1_020)), at(3, 60)).spans).toEqual([{ day: 2, from: 540, to: 1_500 }]);
  });

  test("that stays where it was has moved nothing", () => {
    expect(pull(held("move", nine, { day: 2, minute: 600 }), { day: 2, minute: 600 }).moved).toBe(false);
  });
});
