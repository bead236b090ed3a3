import type { Trigger } from "#protocol/trigger";

/** As the site goes through them [TRG10]: the highest first, of equals the first in order. */
export const inOrder = (triggers: readonly Trigger[]): Trigger[] =>
  [...triggers].sort((one, other) => other.priority - one.priority);

/** One moved to another place in that order. The same priorities are dealt out anew, so that no other two change places. */
export function moveTrigger(triggers: readonly Trigger[], id: string, to: number): Trigger[] {
  const order = inOrder(triggers);
  const from = order.findIndex((one) => one.id === id);
  const moved = order[from];
  if (moved === undefined) return order;
  const priorities = order.map(({ priority }) => priority);
  return order
    .toSpliced(from, 1)
    .toSpliced(to, 0, moved)
    .map((one, index) => ({ ...one, priority: priorities[index] ?? one.priority }));
}
