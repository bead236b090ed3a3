import type { Explained, Verdict } from "#protocol/explained";
import { choose, type Situation } from "./choose.ts";
import { explain } from "./explain.ts";

/** For one visitor: of every trigger whether it fires, why not, and what came of each part of its condition. */
export function why(situation: Situation): { verdict: Verdict; explained: Explained }[] {
  const { triggers, facts, segments } = situation;
  const { verdicts } = choose(situation);
  return triggers.flatMap(({ id, when }) => {
    const verdict = verdicts.find(({ trigger }) => trigger === id);
    return verdict === undefined ? [] : [{ verdict, explained: explain(when, facts, segments) }];
  });
}
