import { t } from "../../locales/strings.ts";
import { weekdayName } from "./day-names.ts";
import { beginAt, DAY_MINUTES, endAt, moved, type Span, STEP, toEntry } from "./week.ts";

type WeekBlockProps = {
  span: Span;
  index: number;
  disabled: boolean;
  onChange(span: Span): void;
  onRemove(): void;
  onOpen(): void;
};

/** "Monday, 09:00 to 17:00" */
export function blockName(span: Span): string {
  const { from, to } = toEntry(span);
  return t(span.to > DAY_MINUTES ? "hours.blockOver" : "hours.block", weekdayName(span.day), from, to);
}

/** Hours in the week, to drag and to steer by keys. */
export function WeekBlock(props: WeekBlockProps) {
  const onKey = (event: KeyboardEvent) => {
    const next = afterKey(props.span, event);
    if (props.disabled || (next === null && !isRemoval(event) && event.key !== "Enter")) return;
    event.preventDefault();
    if (next !== null) props.onChange(next);
    else if (isRemoval(event)) props.onRemove();
    else props.onOpen();
  };
  const times = () => toEntry(props.span);
  return (
    <button
      type="button"
      class="week-block"
      data-index={props.index}
      aria-label={blockName(props.span)}
      style={{
        "--day": props.span.day,
        "--from": props.span.from / DAY_MINUTES,
        "--to": Math.min(props.span.to, DAY_MINUTES) / DAY_MINUTES,
      }}
      onKeyDown={onKey}
    >
      <span class="week-edge" data-edge="begin" />
      <span class="week-times numbers">
        {times().from}–{times().to}
      </span>
      <span class="week-edge" data-edge="end" data-over={props.span.to > DAY_MINUTES} />
    </button>
  );
}

const isRemoval = (event: KeyboardEvent): boolean => event.key === "Delete" || event.key === "Backspace";

/** What a key makes of it, or null. */
function afterKey(span: Span, { key, shiftKey, altKey }: KeyboardEvent): Span | null {
  const step = key === "ArrowUp" ? -STEP : key === "ArrowDown" ? STEP : 0;
  if (step !== 0 && shiftKey) return endAt(span, span.to + step);
  if (step !== 0 && altKey) return beginAt(span, span.from + step);
  if (step !== 0) return moved(span, step);
  if (shiftKey || altKey) return null;
  return key === "ArrowLeft" ? moved(span, 0, -1) : key === "ArrowRight" ? moved(span, 0, 1) : null;
}
