import { createSignal, Index, Show } from "solid-js";
import { limits } from "#protocol/limits";
import type { Exception, Hours } from "#protocol/schedule";
import { t } from "../../locales/strings.ts";
import { Field, TextField } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { TimeInput } from "./time-input.tsx";

type ExceptionFormProps = {
  value: Exception;
  isNew: boolean;
  onDone(exception: Exception): void;
  onRemove?(): void;
  onCancel(): void;
};

const NOON: Hours = { from: "10:00", to: "14:00" };

/** Some dates, and what counts on them. Not a form of its own: it stands in the one that is saved. */
export function ExceptionForm(props: ExceptionFormProps) {
  const [from, setFrom] = createSignal(props.value.from);
  const [to, setTo] = createSignal(props.value.to);
  const [label, setLabel] = createSignal(props.value.label ?? "");
  const [yearly, setYearly] = createSignal(props.value.yearly ?? false);
  const [hours, setHours] = createSignal<readonly Hours[]>(props.value.hours);
  const put = (index: number, change: Partial<Hours>) => {
    const one = hours()[index];
    if (one !== undefined) setHours(hours().with(index, { ...one, ...change }));
  };
  const isWrong = () => to() < from();
  const done = () => {
    if (isWrong()) return;
    const named = label().trim();
    props.onDone({
      from: from(),
      to: to(),
      ...(yearly() ? { yearly: true } : {}),
      ...(named === "" ? {} : { label: named }),
      hours: [...hours()],
    });
  };
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
        <div class="exception-times">
          <Index each={hours()}>
            {(one, index) => (
              <span class="times">
                <TimeInput label={t("hours.opens")} value={one().from} onInput={(time) => put(index, { from: time })} />
                <span aria-hidden="true">–</span>
                <TimeInput
                  label={t("hours.closes")}
                  value={one().to}
                  end
                  onInput={(time) => put(index, { to: time })}
                />
                <Show when={one().to <= one().from}>
                  <span class="muted">{t("hours.nextDay")}</span>
                </Show>
                <Show when={hours().length > 1}>
                  <button
                    type="button"
                    class="button plain square"
                    aria-label={t("hours.removeTimes", `${one().from}–${one().to}`)}
                    onClick={() => setHours(hours().toSpliced(index, 1))}
                  >
                    <Icon name="close" size={16} />
                  </button>
                </Show>
              </span>
            )}
          </Index>
          <Show when={hours().length < limits.exceptionHours}>
            <button
              type="button"
              class="button plain"
              onClick={() => setHours([...hours(), { from: "15:00", to: "18:00" }])}
            >
              <Icon name="plus" size={16} />
              {t("hours.add")}
            </button>
          </Show>
        </div>
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
