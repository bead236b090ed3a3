import { batch, createEffect, createMemo, createSignal, on } from "solid-js";
import * as v from "valibot";
import { type Department, Rule, type Settings } from "#protocol/model";
import type { ChangeSettings } from "#protocol/rest";
import { Schedule } from "#protocol/schedule";
import { isSame, rebase } from "./rebase.ts";

/** Whose hours: a department's id, or the site. */
export type Whose = string;
export const SITE: Whose = "site";

/** Of a department null is as the site has it; of the site no hours are always. */
export type Part = { rule: Rule | null; hours: Schedule | null };

const entries = { rule: v.nullable(Rule), hours: v.nullable(Schedule) };
/** What waits of each, with the hours that the site had when they were edited: it may have others by then. */
const Kept = v.record(v.string(), v.partial(v.object({ ...entries, over: v.nullable(Schedule) })));
type Kept = v.InferOutput<typeof Kept>;

/** What was changed here, and of whom. */
export type Edits = Record<string, Partial<Part>>;

/** Where a draft waits while one is elsewhere. */
export type Keep = { read(): string; write(text: string): void };

/** What was changed here, over what the site says now; it is kept until it is saved or discarded. */
export function createHoursDraft(first: Settings, told: () => Settings | null, keep: Keep) {
  const [base, setBase] = createSignal(first);
  const [edits, setEdits] = createSignal<Edits>(without(readKept(keep.read(), first), first));
  const latest = createMemo(told);
  createEffect(
    on(latest, (settings) => {
      if (settings !== null) follow(settings);
    }),
  );
  createEffect(on(edits, (held) => keep.write(isEmpty(held) ? "" : JSON.stringify(toKept(held, base())))));

  /** The edits stay, over what somebody else saved meanwhile. */
  function follow(settings: Settings, sent?: Edits): void {
    const before = base();
    batch(() => {
      setBase(settings);
      setEdits((held) => (held === sent ? {} : over(held, before, settings)));
    });
  }
  const part = (whose: Whose): Part => ({ ...partOf(base(), whose), ...defined(edits()[whose]) });
  const put = (whose: Whose, change: Partial<Part>) =>
    setEdits((held) => without({ ...held, [whose]: { ...held[whose], ...change } }, base()));
  return {
    base,
    edits,
    /** It was begun earlier, and not saved then. */
    restored: !isEmpty(edits()),
    dirty: createMemo(() => !isEmpty(edits())),
    part,
    /** Gives the way back: of this change alone, saved or not. */
    edit(whose: Whose, change: Partial<Part>): () => void {
      const before = part(whose);
      put(whose, change);
      return () =>
        put(whose, {
          ...(change.rule === undefined ? {} : { rule: before.rule }),
          ...(change.hours === undefined ? {} : { hours: rebase(before.hours, change.hours, part(whose).hours) }),
        });
    },
    /** Gives the way back. */
    discard(): () => void {
      const [held, before] = [edits(), base()];
      setEdits({});
      return () => setEdits(over(held, before, base()));
    },
    changes: (): ChangeSettings => changesOf(base(), edits()),
    /** The site took these and now has those settings; what was edited meanwhile stays edited. */
    settle: (sent: Edits, settings: Settings) => follow(settings, sent),
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

/** Edits of what the site said before, as edits of what it says now. */
function over(edits: Edits, before: Settings, now: Settings): Edits {
  const moved = Object.entries(edits).map(([whose, edit]): [Whose, Partial<Part>] => {
    if (edit.hours === undefined) return [whose, edit];
    return [whose, { ...edit, hours: rebase(edit.hours, partOf(before, whose).hours, partOf(now, whose).hours) }];
  });
  return without(Object.fromEntries(moved), now);
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

const defined = (edit: { [Key in keyof Part]?: Part[Key] | undefined } = {}): Partial<Part> => ({
  ...(edit.rule === undefined ? {} : { rule: edit.rule }),
  ...(edit.hours === undefined ? {} : { hours: edit.hours }),
});

const isEmpty = (edits: Edits): boolean => Object.keys(edits).length === 0;

const toKept = (edits: Edits, base: Settings): Kept =>
  Object.fromEntries(
    Object.entries(edits).map(([whose, edit]) => [whose, { ...edit, over: partOf(base, whose).hours }]),
  );

function readKept(text: string, now: Settings): Edits {
  try {
    const read = v.parse(Kept, JSON.parse(text));
    return Object.fromEntries(
      Object.entries(read).map(([whose, { over = null, ...edit }]): [Whose, Partial<Part>] => {
        if (edit.hours === undefined) return [whose, defined(edit)];
        return [whose, { ...defined(edit), hours: rebase(edit.hours, over, partOf(now, whose).hours) }];
      }),
    );
  } catch {
    return {};
  }
}
