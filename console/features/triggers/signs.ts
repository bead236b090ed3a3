import type { SignalKind } from "#protocol/struggle";

/** Signs of struggle that a condition may ask for: the compiler asks for each. */
const every: Record<SignalKind, true> = {
  ...{ flipping: true, staying: true, rage: true, dead: true },
  ...{ "form-errors": true, "empty-searches": true, checkout: true, help: true },
};

const isSign = (key: string): key is SignalKind => key in every;

export const signs: readonly SignalKind[] = Object.keys(every).filter(isSign);
