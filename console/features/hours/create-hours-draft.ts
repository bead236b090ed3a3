import { createEffect, createMemo, createSignal, on } from "solid-js";
import * as v from "valibot";
import { type Department, Rule, type Settings } from "#protocol/model";
import type { ChangeSettings } from "#protocol/rest";
import { Schedule } from "#protocol/schedule";

/** Whose hours: a department's id, or the site. */
export type Whose = string;
export const SITE: Whose = "site";

/** Of a department null is as the site has it; of the site no hours are always. */
export type Part = { rule: Rule | null; hours: Schedule | null };

const Edits = v.record(v.string(), v.partial(v.object({ rule: v.nullable(Rule), hours: v.nullable(Schedule) })));
/** What was changed here, and of whom. */
export type Edits = v.InferOutput<typeof Edits>;

/** Where a draft waits while one is elsewhere. */
export type Keep = { read(): string; write(text: string): void };

/** What was changed here, over what the site says now; it is kept until it is saved or discarded. */
export function createHoursDraft(first: Settings, told: () => Settings | null, keep: Keep) {
  const [base, setBase] = createSignal(first);
  const kept = readKept(keep.read());
  const [edits, setEdits] = createSignal<Edits>(without(kept, first));
  const latest = createMemo(told);
  createEffect(
    on(latest, (settings) => {
      if (settings === null) return;
      setBase(settings);
      setEdits((held) => without(held, settings));
    }),
  );
  createEffect(on(edits, (held) => keep.write(isEmpty(held) ? "" : JSON.stringify(held))));
  return {
    base,
    edits,
    /** It was begun earlier, and not saved then. */
    restored: !isEmpty(edits()),
    dirty: createMemo(() => !isEmpty(edits())),
    part: (whose: Whose): Part => ({ ...partOf(base(), whose), ...defined(edits()[whose]) }),
    edit: (whose: Whose, change: Partial<Part>) =>
      setEdits((held) => without({ ...held, [whose]: { ...held[whose], ...change } }, base())),
    /** Puts the draft back as it was. */
    restore: (held: Edits) => setEdits(without(held, base())),
    changes: (): ChangeSettings => changesOf(base(), edits()),
    /** The site took these and now has those settings; what was edited meanwhile stays edited. */
    settle(sent: Edits, settings: Settings) {
      setBase(settings);
      setEdits((held) => (held === sent ? {} : without(held, settings)));
    },
  };
}

export type HoursDraft = ReturnType<typeof createHoursDraft>;

const partOf = (settings: Settings, whose: Whose): Part => {
  if (whose === SITE) return { rule: settings.rule, hours: settings.hours };
  const { rule = null, hours = null } = settings.departments.find(({ id }) => id === whose) ?? {};
  return { rule, hours };
};

function changesOf(base: Settings, edits: Edits): ChangeSettings {
  const { [SITE]: site = {}, ...others } = edits;
  const change: ChangeSettings = {};
  if (site.rule !== undefined && site.rule !== null) change.rule = site.rule;
  if (site.hours !== undefined) change.hours = site.hours;
  if (Object.keys(others).length > 0)
    change.departments = base.departments.map((one): Department => ({ ...one, ...defined(others[one.id]) }));
  return change;
}

/** Edits that change something, of those who are there. */
function without(edits: Edits, base: Settings): Edits {
  const there = new Set([SITE, ...base.departments.map(({ id }) => id)]);
  const rest: Edits = {};
  for (const [whose, edit] of Object.entries(edits)) {
    const told = partOf(base, whose);
    const changed = {
      ...(edit.rule === undefined || edit.rule === told.rule ? {} : { rule: edit.rule }),
      ...(edit.hours === undefined || isSame(edit.hours, told.hours) ? {} : { hours: edit.hours }),
    };
    if (there.has(whose) && Object.keys(changed).length > 0) rest[whose] = changed;
  }
  return rest;
}

const defined = (edit: Edits[string] = {}): Partial<Part> => ({
  ...(edit.rule === undefined ? {} : { rule: edit.rule }),
  ...(edit.hours === undefined ? {} : { hours: edit.hours }),
});

const isSame = (one: Schedule | null, other: Schedule | null): boolean => JSON.stringify(one) === JSON.stringify(other);
const isEmpty = (edits: Edits): boolean => Object.keys(edits).length === 0;

function readKept(text: string): Edits {
  try {
    const read = v.safeParse(Edits, JSON.parse(text));
    return read.success ? read.output : {};
  } catch {
    return {};
  }
}
