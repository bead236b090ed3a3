import { batch, createEffect, createMemo, createSignal, on } from "solid-js";
import * as v from "valibot";
import type { Settings } from "#protocol/model";
import type { ChangeSettings } from "#protocol/rest";
import { Segments } from "#protocol/segment";
import { Restraint, Triggers } from "#protocol/trigger";
import { type Engage, engageOf } from "./engage.ts";
import { isSame, mergeLists } from "./merge-lists.ts";

/** Where a draft waits while one is elsewhere. */
export type Keep = { read(): string; write(text: string): void };

/** What is changed here, over what the site says now; what a colleague changes elsewhere in it meanwhile is taken over. */
export function createTriggersDraft(first: Settings, told: () => Settings | null, keep: Keep) {
  const [base, setBase] = createSignal(engageOf(first));
  const [draft, setDraft] = createSignal(restore(keep.read(), base()));
  const dirty = createMemo(() => !isSame(draft(), base()));
  const latest = createMemo(told);
  createEffect(
    on(latest, (settings) => {
      if (settings !== null) follow(engageOf(settings));
    }),
  );
  createEffect(
    on([draft, base, dirty], ([held, over, isDirty]) =>
      keep.write(isDirty ? JSON.stringify({ draft: held, base: over }) : ""),
    ),
  );

  function follow(now: Engage): void {
    batch(() => {
      setDraft(merge(draft(), base(), now));
      setBase(now);
    });
  }

  return {
    draft,
    dirty,
    /** It was begun earlier, and not saved then. */
    restored: dirty(),
    edit: (change: Partial<Engage>) => void setDraft({ ...draft(), ...change }),
    /** Gives the way back. */
    discard(): () => void {
      const [held, before] = [draft(), base()];
      setDraft(before);
      return () => setDraft(merge(held, before, base()));
    },
    changes: (): ChangeSettings => changesOf(draft(), base()),
    /** The site took `sent` and now has these settings; what was edited meanwhile stays edited. */
    settle(sent: Engage, settings: Settings): void {
      const now = engageOf(settings);
      batch(() => {
        setDraft(merge(draft(), sent, now));
        setBase(now);
      });
    },
  };
}

export type TriggersDraft = ReturnType<typeof createTriggersDraft>;

const merge = (edited: Engage, before: Engage, now: Engage): Engage => ({
  triggers: mergeLists(edited.triggers, before.triggers, now.triggers),
  segments: mergeLists(edited.segments, before.segments, now.segments),
  restraint: isSame(edited.restraint, before.restraint) ? now.restraint : edited.restraint,
});

const changesOf = (draft: Engage, base: Engage): ChangeSettings => ({
  ...(isSame(draft.triggers, base.triggers) ? {} : { triggers: draft.triggers }),
  ...(isSame(draft.segments, base.segments) ? {} : { segments: draft.segments }),
  ...(isSame(draft.restraint, base.restraint) ? {} : { restraint: draft.restraint }),
});

const Whole = v.object({ triggers: Triggers, segments: Segments, restraint: Restraint });
const Kept = v.object({ draft: Whole, base: Whole });

/** One that is not finished is wrong here and there, and still of the right shape. */
function restore(text: string, now: Engage): Engage {
  try {
    const kept = v.safeParse(Kept, JSON.parse(text));
    return kept.typed ? merge(kept.output.draft, kept.output.base, now) : now;
  } catch {
    return now;
  }
}
