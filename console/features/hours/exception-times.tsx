import { Index, Show } from "solid-js";
import { limits } from "#protocol/limits";
import type { Hours } from "#protocol/schedule";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { TimeInput } from "./time-input.tsx";

type ExceptionTimesProps = { hours: readonly Hours[]; onChange(hours: readonly Hours[]): void };

/** The times of some dates, which are the same on each. */
export function ExceptionTimes(props: ExceptionTimesProps) {
  const put = (index: number, change: Partial<Hours>) => {
    const one = props.hours[index];
    if (one !== undefined) props.onChange(props.hours.with(index, { ...one, ...change }));
  };
  return (
    <div class="exception-times">
      <Index each={props.hours}>
        {(one, index) => (
          <span class="times-row">
            <TimeInput label={t("hours.opens")} value={one().from} onInput={(time) => put(index, { from: time })} />
            <span aria-hidden="true">–</span>
            <TimeInput label={t("hours.closes")} value={one().to} end onInput={(time) => put(index, { to: time })} />
            <Show when={one().to <= one().from}>
              <span class="muted">{t("hours.nextDay")}</span>
            </Show>
            <Show when={props.hours.length > 1}>
              <button
                type="button"
                class="button plain square"
                aria-label={t("hours.removeTimes", `${one().from}–${one().to}`)}
                onClick={() => props.onChange(props.hours.toSpliced(index, 1))}
              >
                <Icon name="close" size={16} />
              </button>
            </Show>
          </span>
        )}
      </Index>
      <Show when={props.hours.length < limits.exceptionHours}>
        <button
          type="button"
          class="button plain"
          onClick={() => props.onChange([...props.hours, { from: "15:00", to: "18:00" }])}
        >
          <Icon name="plus" size={16} />
          {t("hours.add")}
        </button>
      </Show>
    </div>
  );
}
