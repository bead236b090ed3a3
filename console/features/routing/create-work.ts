import { createEffect, createMemo, createSignal, on } from "solid-js";
import type { Work } from "#protocol/model";
import { changeWork } from "../../api/sites.ts";
import { createSubmit } from "../../ui/create-submit.ts";

/** What one agent takes: shows a change at once, saves one after the other, and goes back where one was refused. */
export function createWork(site: string, agent: string, told: () => Work) {
  const submit = createSubmit();
  const [wanted, setWanted] = createSignal<Work | null>(null);
  const [saved, setSaved] = createSignal(false);
  const kept = createMemo(() => JSON.stringify(told()));
  createEffect(
    on(
      kept,
      () => {
        if (!submit.busy()) setWanted(null);
      },
      { defer: true },
    ),
  );
  const value = (): Work => wanted() ?? told();

  async function save(): Promise<void> {
    if (submit.busy()) return;
    for (let work = wanted(); work !== null; ) {
      const sent = work;
      const done = await submit.run(() => changeWork(site, agent, sent));
      setSaved(done !== null);
      if (done === null) return void setWanted(null);
      // What was changed while this was on its way goes next.
      work = wanted() === sent ? null : wanted();
    }
  }

  return {
    value,
    busy: submit.busy,
    failure: submit.failure,
    saved,
    change(to: Partial<Work>): void {
      setSaved(false);
      setWanted({ ...value(), ...to });
      void save();
    },
  };
}
