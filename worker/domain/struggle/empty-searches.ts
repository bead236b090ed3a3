import type { Signal } from "#protocol/struggle";
import { apart, atALoss } from "./acts.ts";
import { fade, saturate } from "./fade.ts";
import type { Told } from "./told.ts";

/** What is left of those before a search that found something. */
const FOUND = 0.4;
const WORDS = 3;

/** Searches that found nothing, one after the other. */
export function emptySearches(told: Told): Signal | null {
  const searches = apart(told.acts.filter(({ kind }) => kind === "search"));
  const found = searches.findLast(({ results }) => results !== undefined && results > 0)?.at ?? 0;
  const empty = searches.filter(({ results }) => results === 0);
  const [first, last] = [empty[0], empty.at(-1)];
  if (first === undefined || last === undefined) return null;
  const count = empty.reduce((sum, { at }) => sum + fade(told.now - at) * (at < found ? FOUND : 1), 0);
  const lost = last.at < found ? 0 : atALoss(last, told);
  const words = [...new Set(empty.flatMap(({ detail }) => detail ?? []))].slice(-WORDS);
  const evidence = { words, times: empty.length, ms: last.at - first.at };
  return { kind: "empty-searches", weight: saturate(count + lost, 0.3, 0.85), evidence };
}
