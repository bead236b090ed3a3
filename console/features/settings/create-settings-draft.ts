import { createEffect, createMemo, createSignal, on } from "solid-js";
import * as v from "valibot";
import type { Settings } from "#protocol/model";

/** The settings as a form holds them; origins are one a line. */
export type Draft = Omit<Settings, "origins"> & { origins: string };

/** What waits of it: not always what a site would take. */
const Kept = v.object({
  name: v.exactOptional(v.string()),
  origins: v.exactOptional(v.string()),
  color: v.exactOptional(v.string()),
  position: v.exactOptional(v.picklist(["left", "right"])),
  greeting: v.exactOptional(v.string()),
  strict: v.exactOptional(v.boolean()),
});

/** Where a draft waits while one is elsewhere. */
export type Keep = { read(): string; write(text: string): void };

/** What was changed here, over what the site says now: a colleague's change shows, unless it is of a field edited here. */
export function createSettingsDraft(first: Settings, told: () => Settings | null, keep: Keep) {
  const [base, setBase] = createSignal(first);
  const [edits, setEdits] = createSignal<Partial<Draft>>(readKept(keep.read()));
  const latest = createMemo(told);
  createEffect(
    on(latest, (settings) => {
      if (settings !== null) setBase(settings);
    }),
  );
  const changed = createMemo(() => without(edits(), toDraft(base())));
  const dirty = createMemo(() => Object.keys(changed()).length > 0);
  createEffect(on([changed, dirty], ([held, isDirty]) => keep.write(isDirty ? JSON.stringify(held) : "")));
  return {
    base,
    changed,
    draft: createMemo((): Draft => ({ ...toDraft(base()), ...edits() })),
    dirty,
    edit: (change: Partial<Draft>) => setEdits(without({ ...edits(), ...change }, toDraft(base()))),
    discard: () => setEdits({}),
    /** The site took these changes and now has those settings; what was edited meanwhile stays edited. */
    settle(sent: Partial<Draft>, settings: Settings) {
      setBase(settings);
      setEdits(without(edits(), sent));
    },
  };
}

const fields = ["name", "origins", "color", "position", "greeting", "strict"] as const;

function without(edits: Partial<Draft>, same: Partial<Draft>): Partial<Draft> {
  const rest = { ...edits };
  for (const field of fields) if (rest[field] === same[field]) delete rest[field];
  return rest;
}

const toDraft = (settings: Settings): Draft => ({ ...settings, origins: settings.origins.join("\n") });

function readKept(text: string): Partial<Draft> {
  try {
    return v.parse(Kept, JSON.parse(text));
  } catch {
    return {};
  }
}
