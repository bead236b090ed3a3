import type { Restrained } from "#protocol/explained";
import type { Ledger } from "#protocol/ledger";
import type { Restraint } from "#protocol/trigger";

const DAY = 24 * 3_600_000;
const WEEK = 7 * DAY;

/** An invitation that a trigger would show. `answered`: whether somebody is there for whom it invites to; null is not known. */
export type Ask = {
  trigger: string;
  visit: string;
  /** An invitation to chat needs somebody to answer. */
  toChat: boolean;
  answered: boolean | null;
  typing: boolean;
  talking: boolean;
};

/** `until`: from when on (epoch ms) it would be ok if nothing else happens; null where time alone does not help. */
export type Permission = { ok: true } | { ok: false; why: Restrained; until: number | null };

/** [TRG9] The one budget of all triggers: whether another invitation is bearable now. Says the first thing that is against it. */
export function mayInvite(ledger: Ledger, ask: Ask, restraint: Restraint, now: number): Permission {
  const against = objections(ledger, ask, restraint).filter(({ until }) => until === null || until > now);
  const [first] = against;
  if (first === undefined) return { ok: true };
  const times = against.flatMap(({ until }) => until ?? []);
  return { ok: false, why: first.why, until: times.length === against.length ? Math.max(...times) : null };
}

type Objection = { why: Restrained; until: number | null };

/** All that there are, also those whose time is over. */
function objections({ shown }: Ledger, ask: Ask, { perVisit, perWeek, quietDays }: Restraint): Objection[] {
  const here = shown.filter(({ visit }) => visit === ask.visit);
  const same = shown.filter(({ trigger }) => trigger === ask.trigger);
  const dismissed = shown.filter(({ fate }) => fate === "dismissed").map(({ fateAt }) => fateAt);
  const times = shown.map(({ at }) => at).sort((one, other) => other - one);
  return [
    always(ask.typing, "typing"),
    always(ask.talking, "in-conversation"),
    always(ask.toChat && ask.answered !== true, "nobody-there"),
    always(
      here.some(({ fate }) => fate === "shown"),
      "one-is-shown",
    ),
    always(here.length >= perVisit, "enough-this-visit"),
    always(
      same.some(({ visit }) => visit === ask.visit),
      "same-reason",
    ),
    after(latest(same.map(({ at }) => at)), quietDays * DAY, "same-reason"),
    after(latest(dismissed), quietDays * DAY, "dismissed-lately"),
    always(perWeek === 0, "enough-this-week"),
    after(times[perWeek - 1], WEEK, "enough-this-week"),
  ].flat();
}

const always = (is: boolean, why: Restrained): Objection[] => (is ? [{ why, until: null }] : []);

const after = (at: number | undefined, pause: number, why: Restrained): Objection[] =>
  at === undefined ? [] : [{ why, until: at + pause }];

const latest = (times: readonly number[]): number | undefined => (times.length === 0 ? undefined : Math.max(...times));
