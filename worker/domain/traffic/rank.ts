/**
 * Which names are kept where there are too many. `known` matter by what was counted before, the most frequent first. The
 * others follow by chance, anew in each period, so that each is found some day.
 */
export type Rank = { known: ReadonlyMap<string, number>; period: number };

export const makeRank = (known: readonly string[], period: number): Rank => ({
  known: new Map(known.map((name, place) => [name, place])),
  period,
});

/** Below 0 where `one` matters more than `other`; 0 for the same name only. */
export function compareRank(rank: Rank, one: string, other: string): number {
  return placeOf(rank, one) - placeOf(rank, other) || (one < other ? -1 : Number(one > other));
}

const placeOf = ({ known, period }: Rank, name: string): number =>
  known.get(name) ?? known.size + scatter(`${period} ${name} ${period}`);

/** FNV-1a over the text's code units, 32 bits. */
function scatter(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
