import * as v from "valibot";
import { Id } from "./ids.ts";
import { limits } from "./limits.ts";

const Time = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What became of an invitation; `shown` while it is on the screen. */
export const Fate = v.picklist(["shown", "ignored", "accepted", "dismissed"]);
export type Fate = v.InferOutput<typeof Fate>;

/** One invitation: when it was shown, and what became of it when. */
export const LedgerEntry = v.object({ trigger: Id, visit: Id, at: Time, fate: Fate, fateAt: Time });
export type LedgerEntry = v.InferOutput<typeof LedgerEntry>;

/**
 * The invitations that one visitor met, the oldest first, as the device keeps them where it may and the site beside the
 * visit: no page, no word, no person. `once`: what quiet triggers did in the last visit, and what it was held out of.
 */
export const Ledger = v.object({
  shown: v.pipe(v.array(LedgerEntry), v.maxLength(limits.ledger)),
  once: v.nullable(v.object({ visit: Id, triggers: v.pipe(v.array(Id), v.maxLength(limits.triggers)) })),
});
export type Ledger = v.InferOutput<typeof Ledger>;

export const emptyLedger: Ledger = { shown: [], once: null };
