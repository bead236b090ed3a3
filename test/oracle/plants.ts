type Plant = { file: string; from: string; to: string };

/** Bugs that the oracle has to find, each as a change of one place of the engine. */
export const plants: Record<string, Plant> = {
  "ends a yearly exception with the year": {
    file: "plan.ts",
    from: "places.fill(index, 0, last + 1).fill(index, first)",
    to: "places.fill(index, first)",
  },
  "repeats 29 February on 1 March": {
    file: "plan.ts",
    from: "  else places.fill(index, first, last + 1);",
    to: "  else places.fill(index, first, last === 59 ? 63 : last + 1);",
  },
  "forgets that a yearly exception repeats": {
    file: "plan.ts",
    from: "if (yearly === true) repeat(plan.yearly, from, to, index);\n    else ",
    to: "",
  },
  "lets the exception that is listed first win": {
    file: "plan.ts",
    from: "for (let i = dated.length - 1; i >= 0; i--) {",
    to: "for (let i = 0; i < dated.length; i++) {",
  },
  "lets a yearly exception win over one with dates that is listed later": {
    file: "plan.ts",
    from: "Math.max(dated, plan.yearly[placeOf(day)] ?? -1);",
    to: "((of: number) => (of < 0 ? dated : of))(plan.yearly[placeOf(day)] ?? -1);",
  },
  "ends an exception a day early": {
    file: "plan.ts",
    from: "one.first <= day && day <= one.last",
    to: "one.first <= day && day < Math.max(one.last, one.first + 1)",
  },
  "adds an exception's hours to those of the week": {
    file: "plan.ts",
    from: "return (index < 0 ? plan.week[weekdayOf(day)] : plan.exceptions[index]) ?? [];",
    to: "const own = index < 0 ? [] : plan.exceptions[index] ?? []; return own.length === 1 ? [...own, ...(plan.week[weekdayOf(day)] ?? [])] : index < 0 ? plan.week[weekdayOf(day)] ?? [] : own;",
  },
  "ends at midnight what runs past it": {
    file: "plan.ts",
    from: "to: to <= from ? to + MINUTES : to",
    to: "to: to <= from ? MINUTES : to",
  },
  "takes hours from a time to the same time for none": {
    file: "plan.ts",
    from: "to: to <= from ? to + MINUTES : to",
    to: "to: to < from ? to + MINUTES : to",
  },
  "cuts what runs past midnight where the next date is closed": {
    file: "intervals.ts",
    from: "day * DAY + hours.to * MINUTE)",
    to: "day * DAY + Math.min(hours.to, hoursOn(plan, day + 1).length === 0 ? 1440 : 2880) * MINUTE)",
  },
  "is closed in the second of two equal hours": {
    file: "intervals.ts",
    from: "stretch.to = Math.max(stretch.to, ends);",
    to: "stretch.to = stretch.to < 0 ? ends : stretch.to;",
  },
  "is closed in the first of two equal hours": {
    file: "intervals.ts",
    from: "stretch.from = Math.min(stretch.from, begins);",
    to: "stretch.from = begins;",
  },
  "leaves a gap in an hour that is repeated": {
    file: "intervals.ts",
    from: "  return stretch;",
    to: "  return stretch.to - stretch.from > to - from ? { from: stretch.from, to: stretch.from + to - from } : stretch;",
  },
  "reads a skipped time as if the clock had not changed": {
    file: "intervals.ts",
    from: "const begins = Math.max(piece.from, from - piece.offset);",
    to: "const begins = from - piece.offset;",
  },
  "leaves apart what touches": { file: "intervals.ts", from: "one.from <= last.to", to: "one.from < last.to" },
  "lets a short one end what a long one holds open": {
    file: "intervals.ts",
    from: "last.to = Math.max(last.to, one.to);",
    to: "last.to = one.to;",
  },
  "looks at a zone once in 32 days": {
    file: "zone.ts",
    from: "while (piece.offset !== then) {",
    to: "while (next === start && piece.offset !== then) {",
  },
  "takes a clock to change at midnight in UTC": {
    file: "zone.ts",
    from: "sure = change(offsetAt, sure, next, piece.offset);",
    to: "sure = next;",
  },
  "thinks that the week begins on Sunday": { file: "calendar.ts", from: "(day + 3) % 7", to: "(day + 4) % 7" },
  "forgets the leap day": {
    file: "calendar.ts",
    from: "since * 365 + Math.floor(since / 4)",
    to: "since * 365 + Math.floor((since - 1) / 4)",
  },
  "tells of a change that is now": {
    file: "next-change.ts",
    from: "const near = openWithin(plan, at, at + NEAR);",
    to: "const near = openWithin(plan, at - 1, at + NEAR);",
  },
  "takes the end of its window for a closing": {
    file: "next-change.ts",
    from: "first.to < end ?",
    to: "first.to <= end ?",
  },
  "looks one year ahead": {
    file: "days-where.ts",
    from: ", Math.max(from, SETTLED)) + CYCLE;",
    to: ", from) + 366;",
  },
  "gives up before the next leap year": {
    file: "days-where.ts",
    from: "plan.lastYearly > dated ? ALL_WEEKDAYS : WEEK",
    to: "plan.lastYearly > dated ? 366 : WEEK",
  },
  "passes over exceptions that are to come": {
    file: "days-where.ts",
    from: "if (first > day) border = Math.min(border, first);",
    to: "",
  },
  "does not see a pause between two hours": { file: "days-where.ts", from: "if (from > covered) return true;", to: "" },
};
