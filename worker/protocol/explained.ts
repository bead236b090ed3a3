import type { Test } from "./condition-test.ts";
import type { Action, Purpose } from "./trigger.ts";

/** What is not known can be said neither way [TRG2]. */
export type Truth = "yes" | "no" | "unknown";

/** A fact as it is now. Null is not known; an empty text is none. Times in seconds. */
export type FactValue = string | number | boolean | { [part: string]: number | readonly string[] | null } | null;

/**
 * A condition with what came of each part of it: `holds` where `truth` is `yes`. A test says what it asked for and what
 * is so now; one for a segment has that segment's own tree, in which further segments have none.
 */
export type Explained =
  | { kind: "all" | "any"; truth: Truth; holds: boolean; of: Explained[] }
  | { kind: "not"; truth: Truth; holds: boolean; of: Explained }
  | { kind: "test"; truth: Truth; holds: boolean; test: Test; now: FactValue; of: Explained | null };

/** Why the budget says no [TRG9], the first that applies. */
export type Restrained =
  | "typing"
  | "in-conversation"
  | "nobody-there"
  | "one-is-shown"
  | "enough-this-visit"
  | "same-reason"
  | "dismissed-lately"
  | "enough-this-week";

/** Why a trigger does nothing now. `done`: it is quiet, and did what it does in this visit. */
export type Because =
  | "off"
  | "condition"
  | "done"
  | "no-words"
  | "no-slot"
  | Restrained
  | "held-out"
  | "lower-priority";

/** `until`: from when on (epoch ms) time alone would let it; null where it would not. */
export type Verdict =
  | { trigger: string; fires: true }
  | { trigger: string; fires: false; because: Because; until: number | null };

/** What a visitor is shown, and what comes with it. `text` is in `language`, with everything filled in. */
export type Invitation = {
  trigger: string;
  shows:
    | { as: "bubble" | "launcher"; to: Purpose }
    | { as: "inline"; slot: string; to: Purpose }
    | { as: "article"; url: string; title: string };
  text: string | null;
  language: string | null;
  quietly: Quiet[];
};

/** What visitors do not see. */
export type Quiet = Exclude<Action, { do: "invite" | "article" }>;

/**
 * How many of some visits a trigger would invite, and of the others why not. `later`: of those whose condition does not
 * hold, how many it will hold for if only time passes. `tests`: how each part of the condition came out, by its place in
 * the trigger, such as `when.all.1`.
 */
export type DryRun = {
  trigger: string;
  visits: number;
  fires: number;
  not: { because: Because; visits: number }[];
  later: number;
  tests: { place: string; yes: number; no: number; unknown: number }[];
};
