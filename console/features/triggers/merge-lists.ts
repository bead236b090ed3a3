type Named = { id: string };

/**
 * A list that was edited while it was `before`, now that it is `now`: what was left alone is as it is now, what was
 * changed, added or removed here stays so. New ones of others come last.
 */
export function mergeLists<T extends Named>(edited: readonly T[], before: readonly T[], now: readonly T[]): T[] {
  if (isSame(edited, before)) return [...now];
  const [was, is] = [byId(before), byId(now)];
  const kept = edited.flatMap((one): T[] => {
    const [old, latest] = [was.get(one.id), is.get(one.id)];
    if (old === undefined || !isSame(one, old)) return [one];
    return latest === undefined ? [] : [latest];
  });
  const here = new Set(edited.map(({ id }) => id));
  return [...kept, ...now.filter(({ id }) => !here.has(id) && !was.has(id))];
}

/** Of what is plain data. */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const byId = <T extends Named>(list: readonly T[]): ReadonlyMap<string, T> => new Map(list.map((one) => [one.id, one]));
