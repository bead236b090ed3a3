import { useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, on, onCleanup, onMount, Show } from "solid-js";
import type { Settings } from "#protocol/model";
import { changeSettings } from "../../api/sites.ts";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { createSubmit } from "../../ui/create-submit.ts";
import { Icon } from "../../ui/icon.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { createTriggersDraft } from "./create-triggers-draft.ts";
import { type Editing, EditingProvider } from "./editing.tsx";
import type { Engage } from "./engage.ts";
import { mergeLists } from "./merge-lists.ts";
import { namesOf } from "./names.ts";
import { TriggersSave } from "./triggers-save.tsx";
import { type Open, type Opened, TriggersView } from "./triggers-view.tsx";
import { wrongPlaces } from "./wrong-places.ts";

/** All that is saved together: the lists, or one of them being edited beside its preview. */
export function TriggersForm(props: { first: Settings; disabled: boolean }) {
  const scope = useSite();
  const submit = createSubmit();
  const told = () => scope.live.state().view.settings;
  const settings = () => told() ?? props.first;
  const place = `triggers:${scope.site().id}`;
  const form = createTriggersDraft(settings(), told, {
    read: () => scope.drafts.of(place),
    write: (text) => scope.drafts.set(place, text),
  });
  const { draft, dirty } = form;
  const [saved, setSaved] = createSignal(false);
  const [restored, setRestored] = createSignal(form.restored);
  const [asked, setAsked] = useSearchParams<{ trigger?: string; segment?: string }>();

  const wrong = createMemo(() => wrongPlaces(draft(), settings().departments));
  const isIn = (found: string, at: string) => found === at || found.startsWith(`${at}.`);
  const editing: Editing = {
    wrong: (at) => wrong().get(at) ?? null,
    wrongIn: (at) => [...wrong()].find(([found]) => isIn(found, at))?.[1] ?? null,
    departments: () => settings().departments,
    segments: () => draft().segments,
    names: createMemo(() => namesOf({ departments: settings().departments, segments: draft().segments })),
    disabled: () => props.disabled,
  };

  /** Only the last thing can be undone, and only here. */
  let dropUndo = () => {};
  const edit = (change: Partial<Engage>, words?: string) => {
    dropUndo();
    const before = draft();
    form.edit(change);
    setSaved(false);
    if (words === undefined) return;
    // Over what a colleague saved meanwhile.
    const undo = () =>
      form.edit({
        triggers: mergeLists(before.triggers, change.triggers ?? before.triggers, draft().triggers),
        segments: mergeLists(before.segments, change.segments ?? before.segments, draft().segments),
      });
    dropUndo = showToast(words, undo);
  };
  const discard = () => {
    dropUndo();
    setRestored(false);
    dropUndo = showToast(t("triggers.discarded"), form.discard());
  };
  const save = async () => {
    if (submit.busy() || !dirty() || wrong().size > 0) return;
    const sent = draft();
    const done = await submit.run(() => changeSettings(scope.site().id, form.changes()));
    if (done === null) return;
    scope.setDetails(done.value);
    form.settle(sent, done.value.settings);
    setSaved(true);
    setRestored(false);
  };

  const at = (): Opened => ({
    trigger: draft().triggers.findIndex(({ id }) => id === asked.trigger),
    segment: draft().segments.findIndex(({ id }) => id === asked.segment),
  });
  const open: Open = ({ trigger = null, segment = null }) => void setAsked({ trigger, segment });
  const showWrong = () => {
    const [list, index] = ([...wrong().keys()][0] ?? "").split(".");
    const of = list === "triggers" || list === "segments" ? draft()[list][Number(index)] : undefined;
    open(of === undefined ? {} : list === "triggers" ? { trigger: of.id } : { segment: of.id });
    // Another view is drawn a moment later.
    setTimeout(() => document.querySelector('[aria-invalid="true"], .trigger-error')?.scrollIntoView?.(), 100);
  };

  /** What was clicked is gone with the view it was in. */
  let back: HTMLButtonElement | undefined;
  const opened = createMemo(() => draft().triggers[at().trigger]?.id ?? draft().segments[at().segment]?.id);
  createEffect(
    on(opened, (id) => {
      if (id === undefined) return;
      back?.closest(".page-body")?.scrollTo?.(0, 0);
      back?.focus();
    }),
  );

  /** Going to another screen keeps the draft; closing the tab does not, so the browser asks. */
  const warn = (event: BeforeUnloadEvent) => {
    if (dirty()) event.preventDefault();
  };
  onMount(() => window.addEventListener("beforeunload", warn));
  onCleanup(() => {
    window.removeEventListener("beforeunload", warn);
    dropUndo();
    if (dirty()) showToast(t("triggers.left"));
  });

  return (
    <EditingProvider editing={editing}>
      <form
        class="triggers-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Show when={restored() && dirty() && !props.disabled}>
          <p class="notice" role="status">
            {t("triggers.restored")}
          </p>
        </Show>
        <Show when={opened()}>
          <button ref={back} type="button" class="button plain triggers-back" onClick={() => open({})}>
            <Icon name="back" size={16} />
            {t("triggers.back")}
          </button>
        </Show>
        <TriggersView draft={draft()} site={settings()} at={at()} onOpen={open} onEdit={edit} />
        <Show when={!props.disabled}>
          <TriggersSave
            dirty={dirty()}
            busy={submit.busy()}
            saved={saved()}
            wrong={wrong().size}
            failure={submit.failure()}
            onShowWrong={showWrong}
            onDiscard={discard}
          />
        </Show>
      </form>
    </EditingProvider>
  );
}
