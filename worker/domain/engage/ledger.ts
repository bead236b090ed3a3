import type { Fate, Ledger, LedgerEntry } from "#protocol/ledger";
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

/** The ledger without an invitation that could not be shown. */
export const ledgerWithout = (ledger: Ledger, { trigger, visit }: Pick<Happened, "trigger" | "visit">): Ledger => ({
  ...ledger,
  shown: ledger.shown.filter((one) => one.trigger !== trigger || one.visit !== visit || one.fate !== "shown"),
});

/** The ledger of a visit that nobody looks at any more: what is on no screen was ignored. */
export function ledgerLeft(ledger: Ledger, visit: string, now: number): Ledger {
  const open = ledger.shown.filter((one) => one.visit === visit && one.fate === "shown");
  return open.reduce((after, { trigger }) => ledgerAfter(after, { trigger, visit, what: "ignored" }, now), ledger);
}

/** Both as one, each invitation once, with what came of it for sure. Nothing of it is later than `now`. */
export function mergeLedgers(one: Ledger, other: Ledger, now: number): Ledger {
  const entries = new Map<string, LedgerEntry>();
  for (const entry of [...one.shown, ...other.shown]) {
    const key = `${entry.trigger}/${entry.visit}`;
    const known = entries.get(key);
    const better = known === undefined || rank[known.fate] < rank[entry.fate] ? entry : known;
    const at = Math.min(now, entry.at, known?.at ?? now);
    entries.set(key, { ...better, at, fateAt: Math.min(now, better.fateAt) });
  }
  const shown = [...entries.values()].sort((a, b) => a.at - b.at).slice(-limits.ledger);
  return { shown, once: onceOf(one.once, other.once) };
}

function onceOf(one: Ledger["once"], other: Ledger["once"]): Ledger["once"] {
  if (one === null || other === null || one.visit !== other.visit) return one ?? other;
  return { ...one, triggers: [...new Set([...one.triggers, ...other.triggers])].slice(-limits.triggers) };
}

/** Whether a quiet trigger did what it does in this visit, or was counted as held out of it. */
export const wasOnce = ({ once }: Ledger, trigger: string, visit: string): boolean =>
  once !== null && once.visit === visit && once.triggers.includes(trigger);

function onceWith(once: Ledger["once"], trigger: string, visit: string): Ledger["once"] {
  const before = once?.visit === visit ? once.triggers.filter((other) => other !== trigger) : [];
  return { visit, triggers: [...before, trigger].slice(-limits.triggers) };
}
