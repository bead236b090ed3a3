import { For, Index, Show } from "solid-js";
import { limits } from "#protocol/limits";
import type { Schedule } from "#protocol/schedule";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { weekdayName } from "./day-names.ts";
import { TimeInput } from "./time-input.tsx";
import { copyDay, type Day, days, type Entry, toEntry, toSpan } from "./week.ts";
import { blockName } from "./week-block.tsx";

type WeekListProps = {
  week: Schedule["week"];
  onChange(week: Schedule["week"], words?: string): void;
  disabled: boolean;
};

const weekdays: readonly Day[] = [1, 2, 3, 4, 5];

/** The same week as times to type. */
export function WeekList(props: WeekListProps) {
  /** By their place in the week, so that typing keeps the field. */
  const of = (day: Day) => props.week.flatMap((entry, index) => (entry.day === day ? [index] : []));
  const put = (index: number, change: Partial<Entry>) => {
    const entry = props.week[index];
    if (entry !== undefined) props.onChange(props.week.with(index, { ...entry, ...change }));
  };
  const add = (day: Day) => {
    if (props.week.length >= limits.weekHours) return showToast(t("hours.full", limits.weekHours));
    props.onChange([...props.week, { day, ...nextTimes(props.week.filter((entry) => entry.day === day)) }]);
  };
  const remove = (index: number, entry: Entry) =>
    props.onChange(props.week.toSpliced(index, 1), t("hours.removed", blockName(toSpan(entry))));
  const copy = () => {
    const spans = copyDay(
      props.week.map(toSpan),
      1,
      weekdays.filter((day) => day !== 1),
    );
    props.onChange(spans.map(toEntry), t("hours.copied", weekdayName(1)));
  };
  return (
    <div class="week-list">
      <h3>{t("hours.times")}</h3>
      <ul>
        <For each={days}>
          {(day) => (
            <li>
              <span class="week-list-day">{weekdayName(day)}</span>
              <span class="week-list-times">
                <Index each={of(day)} fallback={<span class="muted">{t("hours.closed")}</span>}>
                  {(index) => (
                    <Show when={props.week[index()]}>
                      {(entry) => (
                        <span class="times-row">
                          <TimeInput
                            id={`hours-from-${index()}`}
                            label={t("hours.from", weekdayName(day))}
                            value={entry().from}
                            onInput={(from) => put(index(), { from })}
                            disabled={props.disabled}
                          />
                          <span aria-hidden="true">–</span>
                          <TimeInput
                            label={t("hours.to", weekdayName(day))}
                            value={entry().to}
                            end
                            onInput={(to) => put(index(), { to })}
                            disabled={props.disabled}
                          />
                          <Show when={entry().to <= entry().from}>
                            <span class="muted">{t("hours.nextDay")}</span>
                          </Show>
                          <Show when={!props.disabled}>
                            <button
                              type="button"
                              class="button plain square"
                              aria-label={t("hours.removeTimes", blockName(toSpan(entry())))}
                              onClick={() => remove(index(), entry())}
                            >
                              <Icon name="close" size={16} />
                            </button>
                          </Show>
                        </span>
                      )}
                    </Show>
                  )}
                </Index>
              </span>
              <Show when={!props.disabled}>
                <button
                  type="button"
                  class="button plain"
                  aria-label={t("hours.addTimes", weekdayName(day))}
                  onClick={() => add(day)}
                >
                  <Icon name="plus" size={16} />
                  {t("hours.add")}
                </button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={!props.disabled}>
        <button type="button" class="button" onClick={copy}>
          <Icon name="copy" size={16} />
          {t("hours.copy", weekdayName(1))}
        </button>
      </Show>
    </div>
  );
}

/** After the last of the day, where there is room. */
function nextTimes(entries: readonly Entry[]): Pick<Entry, "from" | "to"> {
  const last = entries.map(toSpan).reduce((latest, { to }) => Math.max(latest, to), 0);
  const from = last === 0 ? 540 : Math.min(last + 60, 1_320);
  const { from: begin, to } = toEntry({ day: 1, from, to: Math.min(from + (last === 0 ? 480 : 120), 1_440) });
  return { from: begin, to };
}
