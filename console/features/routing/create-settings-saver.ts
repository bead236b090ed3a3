import { createEffect, createMemo, createSignal, on } from "solid-js";
import type { Settings } from "#protocol/model";
import type { ChangeSettings } from "#protocol/rest";
import { changeSettings } from "../../api/sites.ts";
import { useSite } from "../../live/context.tsx";
import { createSubmit } from "../../ui/create-submit.ts";

/** Saves one change after the other, each made from what the site says by then, so that none undoes another. */
export function createSettingsSaver(first: Settings) {
  const scope = useSite();
  const submit = createSubmit();
  const [settings, setSettings] = createSignal(first);
  const [saved, setSaved] = createSignal(false);
  const told = createMemo(() => scope.live.state().view.settings);
  createEffect(
    on(told, (latest) => {
      if (latest !== null) setSettings(latest);
    }),
  );
  let line: Promise<unknown> = Promise.resolve();

  async function run(make: (latest: Settings) => ChangeSettings): Promise<boolean> {
    setSaved(false);
    const done = await submit.run(() => changeSettings(scope.site().id, make(settings())));
    if (done === null) return false;
    setSettings(done.value.settings);
    scope.setDetails(done.value);
    setSaved(true);
    return true;
  }

  return {
    /** What the site says now. */
    settings,
    busy: submit.busy,
    failure: submit.failure,
    /** Whether the last change got there. */
    saved,
    /** Whether it got there. */
    save(make: (latest: Settings) => ChangeSettings): Promise<boolean> {
      const next = line.then(() => run(make));
      line = next;
      return next;
    },
  };
}

export type SettingsSaver = ReturnType<typeof createSettingsSaver>;
