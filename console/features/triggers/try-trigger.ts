import { choose, conditionsOf, explain, type Facts, wordsFor } from "#engage";
import type { Explained, Verdict } from "#protocol/explained";
import { emptyLedger } from "#protocol/ledger";
import type { Settings } from "#protocol/model";
import type { Engage } from "./engage.ts";

/** `first`: the trigger that goes before it, by name. `words`: what is said to this visitor, whether it is shown or not. */
export type Tried = {
  verdict: Verdict;
  explained: Explained;
  first: string | null;
  words: { text: string; language: string } | null;
};

/** What one trigger would do for a visitor who was never invited, as if it were on; null where it is gone. */
export function tryTrigger(engage: Engage, id: string, facts: Facts, site: Pick<Settings, "name">): Tried | null {
  const triggers = engage.triggers.map((one) => (one.id === id ? { ...one, on: true } : one));
  const trigger = triggers.find((one) => one.id === id);
  if (trigger === undefined) return null;
  const segments = conditionsOf(engage.segments);
  const { verdicts, invitation } = choose({
    ...{ triggers, segments, facts, ledger: emptyLedger, restraint: engage.restraint, visit: "", site: site.name },
    // Who is left out at random would only puzzle here.
    draw: () => 0.999,
  });
  const verdict = verdicts.find((one) => one.trigger === id);
  if (verdict === undefined) return null;
  return {
    verdict,
    explained: explain(trigger.when, facts, segments),
    first: triggers.find((one) => one.id === invitation?.trigger && one.id !== id)?.name ?? null,
    words: wordsFor(trigger.texts, facts, site.name),
  };
}
