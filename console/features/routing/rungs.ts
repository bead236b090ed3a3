import type { Routing } from "#protocol/model";

export type Rung = {
  /** Seconds after the visitor began to wait. */
  at: number;
  step: "asked" | "reminded" | "next" | "fallback" | "givenUp" | "atMost";
};

/** Steps that never come with some times. */
export type Never = "reminded" | "next" | "fallback";

/**
 * What happens to somebody who waits while nobody answers, in order [RTE4]. Steps that the times leave out are not in it:
 * no reminder where the next is asked before, no fallback where they are told before.
 */
export function ladderOf(routing: Routing): Rung[] {
  const { remindAfter, offerAfter, fallbackAfter, giveUpAfter, waitAtMost } = routing;
  const ends = Math.max(giveUpAfter, waitAtMost);
  const rungs: Rung[] = [
    { at: 0, step: "asked" },
    ...(remindAfter < offerAfter ? [{ at: remindAfter, step: "reminded" } as const] : []),
    { at: offerAfter, step: "next" },
    ...(fallbackAfter < ends ? [{ at: fallbackAfter, step: "fallback" } as const] : []),
    { at: giveUpAfter, step: "givenUp" },
    { at: waitAtMost, step: "atMost" },
  ];
  return rungs.filter(({ at }) => at <= ends).sort((one, other) => one.at - other.at);
}

/** What the times leave out. */
export function neverOf(routing: Routing): Never[] {
  const steps = new Set(ladderOf(routing).map(({ step }) => step));
  return (["reminded", "next", "fallback"] as const).filter((step) => !steps.has(step));
}
