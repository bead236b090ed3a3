import type { FactValue, Truth } from "#protocol/explained";

/** What a test asks about, as it is now, and what comes of it. */
export type Reading = { truth: Truth; now: FactValue };

export const UNKNOWN: Reading = { truth: "unknown", now: null };
