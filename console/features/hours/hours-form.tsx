import { useBeforeLeave, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, onCleanup, Show } from "solid-js";
import type { SiteDetails } from "#protocol/rest";
import type { Schedule } from "#protocol/schedule";
import { changeSettings } from "../../api/sites.ts";
import { useSite } from "../../live/context.tsx";
import { warnOnLeave } from "../../live/warn-on-leave.ts";
import { t } from "../../locales/strings.ts";
import { createBriefly } from "../../ui/create-briefly.ts";
import { createSubmit } from "../../ui/create-submit.ts";
import { showToast } from "../../ui/toasts.tsx";
import { createHoursDraft, type Part, SITE, type Whose } from "./create-hours-draft.ts";
import { createWriting } from "./create-writing.ts";
import { Exceptions } from "./exceptions.tsx";
import { FortnightPreview } from "./fortnight-preview.tsx";
import { HoursSave } from "./hours-save.tsx";
import { RuleField } from "./rule-field.tsx";
import { tidyWeek } from "./week.ts";
import { WeekCard } from "./week-card.tsx";
import { WhoseField } from "./whose-field.tsx";

/** All that is saved together. What was changed and not saved waits in this tab. */
export function HoursForm(props: { details: SiteDetails; disabled: boolean }) {
  const scope = useSite();
  const submit = createSubmit();
  const told = () => scope.live.state().view.settings;
  const place = `hours:${scope.site().id}`;
  const form = createHoursDraft(told() ?? props.details.settings, told, {
    read: () => scope.drafts.of(place),
    write: (text) => scope.drafts.set(place, text),
  });
  const [asked] = useSearchParams<{ department?: string }>();
  const [wished, setWhose] = createSignal<Whose>(asked.department ?? SITE);
  /** A department may be gone meanwhile. */
  const whose = createMemo(() => (form.base().departments.some(({ id }) => id === wished()) ? wished() : SITE));
  const saved = createBriefly();
  const [restored, setRestored] = createSignal(form.restored);
  const part = () => form.part(whose());
  const schedule = (): Schedule | null => part().hours;
  /** What counts: a department's own hours, or the site's. */
  const counting = () => schedule() ?? form.part(SITE).hours;

  const writing = createWriting();
  const dirty = () => form.dirty() || writing.isChanged();

  /** At the hours of others: what is being written belongs to these. */
  const look = (next: Whose) => {
    if (writing.isChanged() && !writing.apply()) return;
    setWhose(next);
  };

  /** Only the last thing can be undone, and only here. */
  let dropUndo = () => {};
  const edit = (change: Partial<Part>, words?: string) => {
    dropUndo();
    const undo = form.edit(whose(), change);
    saved.end();
    if (words !== undefined) dropUndo = showToast(words, undo);
  };
  const editHours = (change: Partial<Schedule>, words?: string) => {
    const hours = schedule();
    if (hours !== null) edit({ hours: { ...hours, ...change } }, words);
  };
  const discard = () => {
    dropUndo();
    writing.close();
    setRestored(false);
    dropUndo = showToast(t("hours.discarded"), form.discard());
  };
  const save = async () => {
    if (submit.busy() || !writing.apply() || !form.dirty()) return;
    const hours = schedule();
    if (hours !== null) form.edit(whose(), { hours: { ...hours, week: tidyWeek(hours.week) } });
    const sent = form.edits();
    const done = await submit.run(() => changeSettings(scope.site().id, form.changes()));
    if (done === null) return;
    scope.setDetails(done.value);
    form.settle(sent, done.value.settings);
    saved.begin();
    setRestored(false);
  };

  useBeforeLeave(() => {
    if (writing.isChanged() && !writing.apply()) showToast(t("hours.daysLeft"));
  });
  onCleanup(() => dropUndo());
  warnOnLeave(dirty, t("hours.left"));

  return (
    <form
      class="hours-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Show when={restored() && form.dirty() && !props.disabled}>
        <p class="notice" role="status">
          {t("hours.restored")}
        </p>
      </Show>
      <Show when={form.base().departments.length > 0}>
        <WhoseField value={whose()} onInput={look} departments={form.base().departments} site={form.base().name} />
      </Show>
      <RuleField
        value={part().rule}
        site={whose() === SITE}
        onInput={(rule) => edit({ rule })}
        disabled={props.disabled}
      />
      <Show when={whose()} keyed>
        {(one) => (
          <>
            <WeekCard
              hours={schedule()}
              site={one === SITE}
              start={form.part(SITE).hours}
              onHours={(hours, words) => edit({ hours }, words)}
              onChange={editHours}
              disabled={props.disabled}
            />
            <Show when={schedule()}>
              {(hours) => (
                <Exceptions
                  schedule={hours()}
                  now={scope.now()}
                  onChange={(exceptions, words) => editHours({ exceptions }, words)}
                  onWrite={writing.follow}
                  disabled={props.disabled}
                />
              )}
            </Show>
          </>
        )}
      </Show>
      <FortnightPreview
        schedule={counting()}
        rule={part().rule ?? form.part(SITE).rule ?? "both"}
        unsaved={form.dirty()}
        now={scope.now()}
      />
      <Show when={!props.disabled}>
        <HoursSave
          dirty={dirty()}
          ready={dirty() || writing.isOpen()}
          busy={submit.busy()}
          saved={saved.is()}
          wrong={writing.isRefused()}
          failure={submit.failure()}
          onDiscard={discard}
        />
      </Show>
    </form>
  );
}
