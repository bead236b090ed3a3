import { createMemo, createSignal, For, Index, Show } from "solid-js";
import { limits } from "#protocol/limits";
import type { Schedule } from "#protocol/schedule";
import { t } from "../../locales/strings.ts";
import { showToast } from "../../ui/toasts.tsx";
import { shortWeekday, weekdayName } from "./day-names.ts";
import { grab, isSpot, type Pull, pull, spotAt } from "./pull.ts";
import { days, piecesOf, type Span, tidy, timeOf, toEntry, toSpan } from "./week.ts";
import { blockName, WeekBlock } from "./week-block.tsx";

type WeekGridProps = {
  week: Schedule["week"];
  onChange(week: Schedule["week"], words?: string): void;
  disabled: boolean;
};

/** A week to drag on: columns, or rows on a phone. */
export function WeekGrid(props: WeekGridProps) {
  let area: HTMLFieldSetElement | undefined;
  const [pulled, setPulled] = createSignal<Pull | null>(null);
  const [said, setSaid] = createSignal("");
  const spans = createMemo(() => props.week.map(toSpan));
  const shown = createMemo(() => pulled()?.spans ?? spans());
  const put = (next: readonly Span[], words?: string) => {
    if (next.length > limits.weekHours) showToast(t("hours.full", limits.weekHours));
    else props.onChange(next.map(toEntry), words);
  };

  const begin = (event: PointerEvent) => {
    if (props.disabled || event.button !== 0 || area === undefined) return;
    const spot = spotAt(area, event);
    if (!isSpot(spot)) return;
    setPulled(grab(spans(), event.target, spot));
    area.setPointerCapture(event.pointerId);
  };
  const go = (event: PointerEvent) => {
    const held = pulled();
    const spot = held === null || area === undefined ? null : spotAt(area, event);
    if (held !== null && isSpot(spot)) setPulled(pull(held, spot));
  };
  const end = () => {
    const held = pulled();
    setPulled(null);
    if (held === null) return;
    if (!held.moved && held.kind !== "add") return focusTimes(held.index);
    const joined = tidy(held.spans);
    put(joined, joined.length < held.spans.length ? t("hours.joined") : undefined);
  };
  const change = (index: number, span: Span) => {
    put(spans().with(index, span));
    setSaid(blockName(span));
  };
  const remove = (index: number) => {
    const span = spans()[index];
    if (span === undefined) return;
    put(spans().toSpliced(index, 1), t("hours.removed", blockName(span)));
    area?.querySelector<HTMLElement>(".week-block")?.focus();
  };
  const focusTimes = (index: number) => document.getElementById(`hours-from-${index}`)?.focus();

  return (
    <div class="week" data-disabled={props.disabled}>
      <div class="week-head" aria-hidden="true">
        <For each={days}>{(day) => <span>{shortWeekday(day)}</span>}</For>
      </div>
      <div class="week-axis numbers" aria-hidden="true">
        <For each={[0, 3, 6, 9, 12, 15, 18, 21]}>
          {(hour) => <span style={{ "--at": hour / 24 }}>{timeOf(hour * 60)}</span>}
        </For>
      </div>
      <fieldset
        class="week-area"
        ref={area}
        aria-label={t("hours.grid")}
        aria-describedby="hours-grid-help"
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={() => setPulled(null)}
        onKeyDown={(event) => event.key === "Escape" && setPulled(null)}
      >
        <For each={days}>
          {(day) => <div class="week-day" data-day={day} title={weekdayName(day)} style={{ "--day": day }} />}
        </For>
        <Index each={shown()}>
          {(span, index) => (
            <WeekBlock
              span={span()}
              index={index}
              disabled={props.disabled}
              onChange={(next) => change(index, next)}
              onRemove={() => remove(index)}
              onOpen={() => focusTimes(index)}
            />
          )}
        </Index>
        <For each={piecesOf(shown()).filter(({ over }) => over)}>
          {({ index, day, to }) => (
            <div class="week-over" data-index={index} style={{ "--day": day, "--from": 0, "--to": to / 1440 }} />
          )}
        </For>
      </fieldset>
      <Show when={!props.disabled}>
        <p class="muted hours-help" id="hours-grid-help">
          {t("hours.gridHelp")}
        </p>
      </Show>
      <span class="hidden-text" role="status">
        {said()}
      </span>
    </div>
  );
}
