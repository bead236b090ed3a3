import { placesOf } from "#protocol/condition";
import type { Because, DryRun } from "#protocol/explained";
import type { Trigger } from "#protocol/trigger";
import { choose, type Situation } from "./choose.ts";
import { evaluator } from "./evaluate.ts";

/** A visit as it is now, or was when it was sampled. */
export type Sample = Pick<Situation, "facts" | "ledger" | "visit" | "draw">;

/** What each trigger would do for these visits, as if they all were looked at now; nothing is shown to anybody. */
export function dryRun(
  given: Pick<Situation, "triggers" | "segments" | "restraint" | "site">,
  samples: readonly Sample[],
): DryRun[] {
  const tallies = given.triggers.map(tallyOf);
  for (const sample of samples) {
    const { verdicts } = choose({ ...given, ...sample });
    const truthOf = evaluator(sample.facts, given.segments);
    for (const tally of tallies) {
      const verdict = verdicts.find(({ trigger }) => trigger === tally.trigger.id);
      if (verdict?.fires === false) {
        tally.not.set(verdict.because, (tally.not.get(verdict.because) ?? 0) + 1);
        if (verdict.because === "condition" && verdict.until !== null) tally.later++;
      } else tally.fires++;
      for (const one of tally.tests) one[truthOf(one.test)]++;
    }
  }
  return tallies.map(({ trigger, fires, not, later, tests }) => ({
    trigger: trigger.id,
    visits: samples.length,
    fires,
    not: [...not].map(([because, visits]) => ({ because, visits })).sort((one, other) => other.visits - one.visits),
    later,
    tests: tests.map(({ test: _test, ...counts }) => counts),
  }));
}

const tallyOf = (trigger: Trigger) => ({
  trigger,
  fires: 0,
  not: new Map<Because, number>(),
  later: 0,
  tests: placesOf(trigger.when, "when").map((at) => ({ ...at, yes: 0, no: 0, unknown: 0 })),
});
