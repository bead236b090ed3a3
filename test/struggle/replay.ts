import { isStuck, type Struggle, struggleOf } from "../../worker/domain/struggle/struggle.ts";
import type { LabelledVisit } from "./line.ts";

/** How often the site looks anew where nothing happens, in milliseconds. */
const LOOK_EVERY = 5_000;

/** The visit as the board would have seen it: its highest score with the signs of that moment, and each change. */
export type Replayed = { highest: Struggle; at: number; wasStuck: boolean; changes: number };

/** Looks at each page, each act and in between, and knows at each moment only what was before it. */
export function replay({ stay, usual, kinds, now }: LabelledVisit): Replayed {
  const happened = [...stay.pages, ...stay.acts].map(({ at }) => at);
  const first = Math.min(...happened);
  const looks = Array.from(
    { length: Math.floor((now - first) / LOOK_EVERY) },
    (_, index) => first + index * LOOK_EVERY,
  );
  const replayed: Replayed = { highest: { score: 0, signals: [] }, at: first, wasStuck: false, changes: 0 };
  let before = false;
  for (const at of [...new Set([...happened, ...looks, now])].sort((one, next) => one - next)) {
    const known = {
      pages: stay.pages.filter((page) => page.at <= at),
      acts: stay.acts.filter((act) => act.at <= at),
      ...(stay.tabs && {
        tabs: stay.tabs.filter(({ path }) => stay.pages.some((page) => page.path === path && page.at <= at)),
      }),
      leftAt: stay.leftAt != null && stay.leftAt <= at ? stay.leftAt : null,
    };
    const struggle = struggleOf(known, usual, kinds, at);
    if (struggle.score > replayed.highest.score) Object.assign(replayed, { highest: struggle, at });
    const after = isStuck(struggle.score, before);
    if (after !== before) replayed.changes++;
    if (after) replayed.wasStuck = true;
    before = after;
  }
  return replayed;
}
