import { createMemo, createSignal, For } from "solid-js";
import type { Schedule } from "#protocol/schedule";
import { exceptionalDates } from "#schedule";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { dateName, monthName, shortWeekday } from "./day-names.ts";
import { hoursLabel } from "./exception-list.tsx";
import { dateAfter, datesOf, inOrder, type Month, monthAfter, monthOf } from "./month.ts";
import { days } from "./week.ts";

type CalendarProps = {
  schedule: Schedule;
  today: string;
  chosen: { from: string; to: string } | null;
  onChoose(from: string, to: string): void;
  disabled: boolean;
};

const keys: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A month to choose days in: by a click, by dragging over several, or by the arrow keys with Shift. */
export function Calendar(props: CalendarProps) {
  let grid: HTMLDivElement | undefined;
  const [month, setMonth] = createSignal<Month>(monthOf(props.today));
  const [at, setAt] = createSignal(props.today);
  const [anchor, setAnchor] = createSignal<string | null>(null);
  const dates = createMemo(() => datesOf(month()));
  const special = createMemo(() => {
    const [first = props.today] = dates();
    const found = new Map<string, { closed: boolean; label: string }>();
    for (const { from, to, exception } of exceptionalDates(props.schedule, first, dates().length))
      for (let date = from; date <= to; date = dateAfter(date, 1))
        found.set(date, {
          closed: exception.hours.length === 0,
          label: [exception.label ?? "", hoursLabel(exception.hours)].filter(Boolean).join(", "),
        });
    return found;
  });
  const chosen = () => {
    const begun = anchor();
    return begun === null ? props.chosen : inOrder(begun, at());
  };
  const isChosen = (date: string) => {
    const range = chosen();
    return range !== null && range.from <= date && date <= range.to;
  };
  /** The one date that Tab reaches. */
  const reached = () => (dates().includes(at()) ? at() : `${month()}-01`);
  const turn = (count: number) => setMonth(monthAfter(month(), count));
  const choose = () => {
    const { from, to } = inOrder(anchor() ?? at(), at());
    setAnchor(null);
    props.onChoose(from, to);
  };
  const dateUnder = (event: PointerEvent) =>
    document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>("[data-date]")?.dataset.date;
  const onKey = (event: KeyboardEvent) => {
    const step = keys[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (event.shiftKey && anchor() === null) setAnchor(at());
    if (!event.shiftKey) setAnchor(null);
    setAt(dateAfter(reached(), step));
    if (monthOf(at()) !== month()) setMonth(monthOf(at()));
    queueMicrotask(() => grid?.querySelector<HTMLElement>(`[data-date="${at()}"]`)?.focus());
  };
  return (
    <fieldset class="calendar" aria-label={t("hours.calendar")}>
      <div class="calendar-head">
        <button
          type="button"
          class="button plain square"
          aria-label={t("hours.previousMonth")}
          onClick={() => turn(-1)}
        >
          <Icon name="back" size={16} />
        </button>
        <strong aria-live="polite">{monthName(month())}</strong>
        <button type="button" class="button plain square" aria-label={t("hours.nextMonth")} onClick={() => turn(1)}>
          <Icon name="next" size={16} />
        </button>
      </div>
      <div class="calendar-week" aria-hidden="true">
        <For each={days}>{(day) => <span>{shortWeekday(day)}</span>}</For>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the dates in it are buttons; here only what bubbles is heard. */}
      <div
        class="calendar-days"
        ref={grid}
        onKeyDown={onKey}
        onPointerDown={(event) => {
          const date = dateUnder(event);
          if (props.disabled || event.button !== 0 || date === undefined) return;
          setAt(date);
          setAnchor(date);
        }}
        onPointerMove={(event) => {
          const date = anchor() === null || event.buttons === 0 ? undefined : dateUnder(event);
          if (date !== undefined) setAt(date);
        }}
        onPointerUp={() => anchor() !== null && choose()}
        onPointerCancel={() => setAnchor(null)}
      >
        <For each={dates()}>
          {(date) => (
            <button
              type="button"
              class="calendar-day numbers"
              data-date={date}
              data-other={monthOf(date) !== month()}
              data-special={
                special().get(date) === undefined ? undefined : special().get(date)?.closed ? "closed" : "open"
              }
              aria-label={nameOfDay(date)}
              aria-pressed={isChosen(date)}
              aria-current={date === props.today ? "date" : undefined}
              title={special().get(date)?.label}
              tabindex={date === reached() ? 0 : -1}
              disabled={props.disabled}
              onKeyDown={(event) => {
                if (event.key !== "Enter" && event.key !== " ") return;
                event.preventDefault();
                setAt(date);
                choose();
              }}
            >
              {Number(date.slice(8))}
            </button>
          )}
        </For>
      </div>
    </fieldset>
  );

  function nameOfDay(date: string): string {
    const label = special().get(date)?.label;
    return label === undefined ? dateName(date) : t("hours.daySpecial", dateName(date), label);
  }
}
