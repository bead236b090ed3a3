/** Members under several keys, in the order they came. */
export function makeGroups<T>() {
  const groups = new Map<string, Set<T>>();
  return {
    of: (key: string): readonly T[] => [...(groups.get(key) ?? [])],
    /** Takes `member` out of the keys `before` that are not in `after`, and into the others. */
    move(member: T, before: readonly string[], after: readonly string[]): void {
      for (const key of before) {
        if (after.includes(key)) continue;
        const group = groups.get(key);
        group?.delete(member);
        if (group?.size === 0) groups.delete(key);
      }
      for (const key of after) {
        if (before.includes(key)) continue;
        const group = groups.get(key) ?? new Set();
        groups.set(key, group.add(member));
      }
    },
  };
}
