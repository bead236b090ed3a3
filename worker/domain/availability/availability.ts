import type {
  AgentCard,
  Availability,
  Department,
  DepartmentAvailability,
  NextChange,
  Reason,
  Rule,
  Settings,
  Teammate,
} from "#protocol/model";
import type { Schedule } from "#protocol/schedule";
import { type Hours, type ReadHours, withOverride } from "./hours.ts";

const FACES = 3;
const MINUTE = 60_000;

/** Whether a visitor who writes now would reach them. */
export const isPresent = (mate: Teammate): boolean => mate.here && !mate.idle && mate.status === "online";

/** Whether they see what comes: who set themselves to away goes on with the conversations they have. */
export const isAttending = (mate: Pick<Teammate, "here" | "idle" | "status">): boolean =>
  mate.here && !mate.idle && mate.status !== "offline";

/** Whether they can take one more. */
export const isFree = (mate: Teammate): boolean => isPresent(mate) && mate.load < mate.most;

/** Whether they answer for this department; null is the site. Who names none answers for all. */
export const serves = ({ departments }: Pick<Teammate, "departments">, department: string | null): boolean =>
  department === null || departments.length === 0 || departments.includes(department);

export type AvailabilityInput = {
  settings: Pick<Settings, "hours" | "rule" | "override" | "departments">;
  team: readonly Teammate[];
  /** Median of what a first answer took lately, in seconds. */
  replies: number | null;
  now: number;
  read: ReadHours;
};

/**
 * [AVL1] Whether a visitor who writes now is answered, and why. With departments it is open while one of them is.
 * `until` is on whole minutes, 30 to 90 s ahead, so that what is cached stays the same; never beyond the next change.
 */
export function availabilityOf({ settings, team, replies, now, read }: AvailabilityInput): Availability {
  const { rule, hours, override, departments } = settings;
  const each = departments.map((department) => ofDepartment(department, now));
  const all = each.length > 0 ? together() : judge(rule, hours, team, now);
  const minute = Math.ceil((now + MINUTE / 2) / MINUTE) * MINUTE;
  return {
    open: all.open,
    reason: all.reason,
    next: all.next,
    replies,
    agents: team.filter(isPresent).slice(0, FACES).map(cardOf),
    departments: each,
    until: Math.min(minute, nextByClock({ next: all.next, departments: each }) ?? minute),
  };

  function ofDepartment({ id, name, rule: own, hours: ownHours }: Department, at: number): DepartmentAvailability {
    const mates = team.filter((mate) => serves(mate, id));
    return { id, name, ...judge(own ?? rule, ownHours ?? hours, mates, at) };
  }

  /** [AVL7] Closed until the first opens; open until the last closes, unless another opens by then, or again. */
  function together(): Verdict {
    const open = each.filter((one) => one.open);
    if (open.length === 0) return each.reduce((one, other) => (changesAt(other) < changesAt(one) ? other : one));
    const last = open.reduce((one, other) => (changesAt(other) > changesAt(one) ? other : one));
    if (last.next === null) return last;
    const end = last.next.at;
    const goesOn = departments.some((department, index) => {
      const said = each[index] ?? last;
      if (!said.open) return changesAt(said) <= end;
      return changesAt(said) < end && ofDepartment(department, end).open;
    });
    return goesOn ? { ...last, next: null } : last;
  }

  /** Where only people count, the hours do not, but what was set by hand does. */
  function judge(rule: Rule, schedule: Schedule | null, mates: readonly Teammate[], at: number): Verdict {
    return decide(rule, withOverride(override, rule === "staffed" ? null : schedule, at, read), mates);
  }
}

/** [AVL7] When it changes next by the clock alone, department by department; null when it never does. */
export const nextByClock = ({ next, departments }: Pick<Availability, "next" | "departments">): number | null => {
  const times = [next, ...departments.map((department) => department.next)].flatMap((change) => change?.at ?? []);
  return times.length === 0 ? null : Math.min(...times);
};

/** Whether somebody who asks for this department is answered; one that is not known counts as the site. */
export const isOpenFor = (availability: Availability, department: string | null): boolean =>
  (availability.departments.find(({ id }) => id === department) ?? availability).open;

/** Whether visitors would notice the difference. */
export const sameAvailability = (one: Availability, other: Availability): boolean =>
  JSON.stringify({ ...one, until: 0 }) === JSON.stringify({ ...other, until: 0 });

type Verdict = { open: boolean; reason: Reason; next: NextChange | null };

/** [AVL5] The rule, on its hours and its people. What is closed by hand is closed, whatever the rule. */
function decide(rule: Rule, hours: Hours, mates: readonly Teammate[]): Verdict {
  const { open, next, byHand } = hours;
  if (!open) return { open, reason: byHand ? "closed-by-hand" : "outside-hours", next };
  if (rule === "hours") return { open: true, reason: "within-hours", next };
  if (mates.some(isFree)) return { open: true, reason: "agent-online", next };
  return { open: false, reason: mates.some(isPresent) ? "busy" : "no-agent-online", next: null };
}

const changesAt = ({ next }: Verdict): number => next?.at ?? Number.POSITIVE_INFINITY;

const cardOf = (mate: Teammate): AgentCard => ({ id: mate.id, name: mate.name, photo: mate.photo });
