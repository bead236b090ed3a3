import type { Fate, Ledger } from "#protocol/ledger";
import { limits } from "#protocol/limits";

/** `done`: a quiet trigger did what it does. `held-out`: it would have invited, and did not. Neither counts as an invitation. */
export type Happened = { trigger: string; visit: string; what: Fate | "done" | "held-out" };

/** No bound of the budget looks back further; the longest quiet time is as long. */
const REMEMBERED = 30 * 24 * 3_600_000;

/** What came of it for sure wins over what was seen before. */
const rank: Record<Fate, number> = { shown: 0, ignored: 1, accepted: 2, dismissed: 3 };

/**
 * The ledger after something happened at `now`. The same again changes nothing, and what comes of an invitation may be
 * told before that it was shown. What no bound looks at any more is forgotten.
 */
export function ledgerAfter(ledger: Ledger, { trigger, visit, what }: Happened, now: number): Ledger {
  if (what === "done" || what === "held-out") return { ...ledger, once: onceWith(ledger.once, trigger, visit) };
  const known = ledger.shown.find((one) => one.trigger === trigger && one.visit === visit);
  if (known !== undefined && rank[known.fate] >= rank[what]) return ledger;
  const entry = { trigger, visit, at: known?.at ?? now, fate: what, fateAt: now };
  const shown =
    known === undefined ? [...ledger.shown, entry] : ledger.shown.map((one) => (one === known ? entry : one));
  const kept = shown.filter((one) => one.visit === visit || now - Math.max(one.at, one.fateAt) <= REMEMBERED);
  return { ...ledger, shown: kept.slice(-limits.ledger) };
}

/** Whether a quiet trigger did what it does in this visit, or was counted as held out of it. */
export const wasOnce = ({ once }: Ledger, trigger: string, visit: string): boolean =>
  once !== null && once.visit === visit && once.triggers.includes(trigger);

function onceWith(once: Ledger["once"], trigger: string, visit: string): Ledger["once"] {
  const before = once?.visit === visit ? once.triggers.filter((other) => other !== trigger) : [];
  return { visit, triggers: [...before, trigger].slice(-limits.triggers) };
}
