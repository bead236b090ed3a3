import { createSignal, onCleanup, onMount, Show } from "solid-js";
import { limits } from "#protocol/limits";
import type { Exception, Hours } from "#protocol/schedule";
import { t } from "../../locales/strings.ts";
import { Field, TextField } from "../../ui/field.tsx";
import { ExceptionTimes } from "./exception-times.tsx";
import { isSame } from "./rebase.ts";

type ExceptionFormProps = {
  value: Exception;
  isNew: boolean;
  /** Whether it was taken. */
  onDone(exception: Exception): boolean;
  onRemove?(): void;
  onCancel(): void;
  /** Told of itself while it is there, for who must not lose what is in it. */
  onWrite(days: OpenDays | null): void;
};

/** What is being written, and not in the list yet. */
export type OpenDays = {
  isChanged(): boolean;
  isWrong(): boolean;
  /** Whether it was taken. */
  apply(): boolean;
  close(): void;
};

const NOON: Hours = { from: "10:00", to: "14:00" };

/** Some dates, and what counts on them. Not a form of its own: it stands in the one that is saved. */
export function ExceptionForm(props: ExceptionFormProps) {
  const [from, setFrom] = createSignal(props.value.from);
  const [to, setTo] = createSignal(props.value.to);
  const [label, setLabel] = createSignal(props.value.label ?? "");
  const [yearly, setYearly] = createSignal(props.value.yearly ?? false);
  const [hours, setHours] = createSignal<readonly Hours[]>(props.value.hours);
  const isWrong = () => to() < from();
  const written = (): Exception => {
    const named = label().trim();
    return {
      from: from(),
      to: to(),
      ...(yearly() ? { yearly: true } : {}),
      ...(named === "" ? {} : { label: named }),
      hours: [...hours()],
    };
  };
  const first = written();
  const isChanged = () => !isSame(written(), first);
  const done = (): boolean => {
    if (isWrong()) return false;
    if (props.isNew || isChanged()) return props.onDone(written());
    props.onCancel();
    return true;
  };
  onMount(() => props.onWrite({ isChanged, isWrong, apply: done, close: () => props.onCancel() }));
  onCleanup(() => props.onWrite(null));
  const date = (text: string, value: () => string, set: (date: string) => void, error: () => string | null) => (
    <Field label={text} error={error()}>
      {(ids) => (
        <input
          type="date"
          class="input"
          id={ids.id}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid}
          value={value()}
          required
          onChange={(event) => (event.currentTarget.value === "" ? undefined : set(event.currentTarget.value))}
        />
      )}
    </Field>
  );
  return (
    <fieldset
      class="exception-form"
      aria-label={t("hours.form")}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        done();
      }}
    >
      <div class="exception-dates">
        {date(
          t("hours.fromDate"),
          from,
          (next) => {
            if (to() < next || to() === from()) setTo(next);
            setFrom(next);
          },
          () => null,
        )}
        {date(t("hours.toDate"), to, setTo, () => (isWrong() ? t("hours.datesWrong") : null))}
      </div>
      <TextField
        label={t("hours.label")}
        hint={t("hours.labelHint")}
        value={label()}
        onInput={setLabel}
        maxLength={limits.exceptionLabel}
      />
      <label class="check">
        <input type="checkbox" checked={yearly()} onChange={(event) => setYearly(event.currentTarget.checked)} />
        <span>{t("hours.yearly")}</span>
      </label>
      <div class="choices">
        <label>
          <input type="radio" name="exception" checked={hours().length === 0} onChange={() => setHours([])} />
          {t("hours.closedAllDay")}
        </label>
        <label>
          <input
            type="radio"
            name="exception"
            checked={hours().length > 0}
            onChange={() => setHours(props.value.hours.length > 0 ? props.value.hours : [NOON])}
          />
          {t("hours.otherTimes")}
        </label>
      </div>
      <Show when={hours().length > 0}>
        <ExceptionTimes hours={hours()} onChange={setHours} />
      </Show>
      <div class="exception-buttons">
        <button type="button" class="button primary" aria-disabled={isWrong()} onClick={done}>
          {props.isNew ? t("hours.addDays") : t("hours.changeDays")}
        </button>
        <button type="button" class="button plain" onClick={() => props.onCancel()}>
          {t("app.cancel")}
        </button>
        <Show when={props.onRemove}>
          {(remove) => (
            <button type="button" class="button plain danger" onClick={() => remove()()}>
              {t("hours.removeDays")}
            </button>
          )}
        </Show>
      </div>
    </fieldset>
  );
}
