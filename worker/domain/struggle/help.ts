import type { Signal } from "#protocol/struggle";
import { fade, ramp, saturate } from "./fade.ts";
import type { Told } from "./told.ts";
import { lengthOf, pageOf, usualOrGuess } from "./views.ts";

const CAP = 0.85;
/** An index and an article is what help is for. */
const EXPECTED = 2;
const READING = 0.25;
/** So many of the pages are named, the last ones. */
const TOLD = 4;

/** Round the help pages without an answer: from one to the next by glances, and back to those seen before. */
export function help({ views, usual, now }: Told): Signal | null {
  const rounds = views.filter(({ place }) => place === "help");
  const [first, last] = [rounds[0], rounds.at(-1)];
  if (first === undefined || last === undefined || rounds.length <= EXPECTED) return null;
  const seen = new Set<string>();
  let count = 0;
  for (const [index, view] of rounds.entries()) {
    const isAgain = seen.has(view.path);
    seen.add(view.path);
    const before = rounds[index - 1];
    if (index < EXPECTED || before === undefined) continue;
    const read = ramp(lengthOf(before) / usualOrGuess(before.path, usual), 0.5, 1);
    count += (isAgain ? 1.2 : 0.7) * (1 - (1 - READING) * read) * fade(now - view.at);
  }
  const pages = [...new Map(rounds.map((view) => [view.path, pageOf(view)])).values()].slice(-TOLD);
  const evidence = { pages, times: rounds.length, ms: last.at - first.at };
  return { kind: "help", weight: saturate(count, 0.38, CAP), evidence };
}
