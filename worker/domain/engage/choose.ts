import type { Because, Invitation, Quiet, Verdict } from "#protocol/explained";
import type { Ledger } from "#protocol/ledger";
import { isVisible, type Restraint, type Trigger } from "#protocol/trigger";
import { evaluate } from "./evaluate.ts";
import type { Facts } from "./facts.ts";
import { wasOnce } from "./ledger.ts";
import { type Ask, mayInvite } from "./may-invite.ts";
import type { SegmentConditions } from "./segments.ts";
import { soonest } from "./soonest.ts";
import { type Words, wordsFor } from "./words-for.ts";

/** All that counts for one visitor now. `draw` gives a trigger's number from 0 to below 1 for this visit; `site` is its name. */
export type Situation = {
  triggers: readonly Trigger[];
  segments: SegmentConditions;
  facts: Facts;
  ledger: Ledger;
  restraint: Restraint;
  visit: string;
  site: string;
  draw: (trigger: string) => number;
};

/**
 * `heldOut`: triggers that would have invited, for the first time in this visit, to be counted. `verdicts` are in the
 * order of the triggers. `lookAgain`: before then (epoch ms) no other one fires if nothing but time passes.
 */
export type Choice = {
  invitation: Invitation | null;
  quietly: { trigger: string; does: Quiet[] }[];
  heldOut: string[];
  verdicts: Verdict[];
  lookAgain: number | null;
};

/** [TRG10] Which trigger invites now, never two at once, what others do quietly, and of all the rest why not. */
export function choose(situation: Situation): Choice {
  const { triggers, ledger, visit } = situation;
  const choice: Choice = { invitation: null, quietly: [], heldOut: [], verdicts: [], lookAgain: null };
  const verdicts = new Map<string, Verdict>();
  // Sorting keeps the order of equals.
  for (const trigger of [...triggers].sort((one, other) => other.priority - one.priority)) {
    const found = consider(trigger, situation, choice.invitation !== null);
    const { id } = trigger;
    if ("because" in found) {
      verdicts.set(id, { trigger: id, fires: false, ...found });
      if (found.because === "held-out" && !wasOnce(ledger, id, visit)) choice.heldOut.push(id);
      continue;
    }
    verdicts.set(id, { trigger: id, fires: true });
    if (found.shows === null) choice.quietly.push({ trigger: id, does: found.quietly });
    else choice.invitation = { trigger: id, ...found, shows: found.shows };
  }
  choice.verdicts = triggers.flatMap(({ id }) => verdicts.get(id) ?? []);
  const times = choice.verdicts.flatMap((one) => (one.fires ? [] : (one.until ?? [])));
  choice.lookAgain = times.length === 0 ? null : Math.min(...times);
  return choice;
}

type Refused = { because: Because; until: number | null };
type Found = { shows: Invitation["shows"] | null; text: string | null; language: string | null; quietly: Quiet[] };

const refused = (because: Because, until: number | null = null): Refused => ({ because, until });

/** What it would do. Held out counts only who would have been invited, so that comes last. */
function consider(trigger: Trigger, situation: Situation, taken: boolean): Refused | Found {
  const { facts, segments, ledger, restraint, visit, site, draw } = situation;
  if (!trigger.on) return refused("off");
  if (!evaluate(trigger.when, facts, segments)) {
    const wait = soonest(trigger.when, facts, segments);
    return refused("condition", wait === null ? null : facts.now + wait);
  }
  const visible = trigger.does.find(isVisible);
  const quietly = trigger.does.filter((action) => !isVisible(action));
  if (visible === undefined)
    return wasOnce(ledger, trigger.id, visit) ? refused("done") : { shows: null, text: null, language: null, quietly };

  const words = wordsFor(trigger.texts, facts, site);
  if (words === null && visible.do === "invite") return refused("no-words");
  const shows = showsOf(visible);
  if (shows.as === "inline" && !facts.slots.includes(shows.slot)) return refused("no-slot");
  const permission = mayInvite(ledger, askOf(trigger, shows, situation), restraint, facts.now);
  if (!permission.ok) return refused(permission.why, permission.until);
  if (taken) return refused("lower-priority");
  if (draw(trigger.id) * 100 < trigger.holdout) return refused("held-out");
  return { shows, ...said(words), quietly };
}

const said = (words: Words | null) => ({ text: words?.text ?? null, language: words?.language ?? null });

type Visible = Extract<Trigger["does"][number], { do: "invite" | "article" }>;

function showsOf(action: Visible): Invitation["shows"] {
  if (action.do === "article") return { as: "article", url: action.url, title: action.title };
  return action.as === "inline" ? { as: "inline", slot: action.slot, to: action.to } : { as: action.as, to: action.to };
}

function askOf(trigger: Trigger, shows: Invitation["shows"], { facts, visit }: Situation): Ask {
  const { typing, talking, availability } = facts;
  const department = trigger.does.find((action) => action.do === "department");
  const own = department && availability?.departments.find(({ id }) => id === department.id);
  return {
    trigger: trigger.id,
    visit,
    toChat: shows.as !== "article" && shows.to === "chat",
    answered: (own ?? availability)?.open ?? null,
    typing,
    talking,
  };
}
