import { For, Show } from "solid-js";
import type { Exception, Hours } from "#protocol/schedule";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { datesName } from "./day-names.ts";

type ExceptionListProps = {
  exceptions: readonly Exception[];
  today: string;
  onChange(index: number): void;
  onRemove(index: number): void;
  disabled: boolean;
};

export const nameOf = ({ from, to, label }: Exception): string =>
  label ? `${label}, ${datesName(from, to)}` : datesName(from, to);

export const hoursLabel = (hours: readonly Hours[]): string =>
  hours.length === 0 ? t("hours.closed") : hours.map(({ from, to }) => `${from}–${to}`).join(", ");

/** In the order that counts: where they overlap the last one wins. */
export const ExceptionList = (props: ExceptionListProps) => (
  <Show when={props.exceptions.length > 0} fallback={<p class="muted">{t("hours.noExceptions")}</p>}>
    <ul class="exception-list">
      <For each={props.exceptions}>
        {(one, index) => (
          <li data-over={!one.yearly && one.to < props.today}>
            <span class="exception-what">
              <strong>{one.label || datesName(one.from, one.to)}</strong>
              <span class="muted">
                <Show when={one.label}>{datesName(one.from, one.to)} · </Show>
                {hoursLabel(one.hours)}
                <Show when={one.yearly}> · {t("hours.everyYear")}</Show>
                <Show when={!one.yearly && one.to < props.today}> · {t("hours.over")}</Show>
              </span>
            </span>
            <Show when={!props.disabled}>
              <button
                type="button"
                class="button plain"
                aria-label={t("hours.edit", nameOf(one))}
                onClick={() => props.onChange(index())}
              >
                {t("hours.change")}
              </button>
              <button
                type="button"
                class="button plain square"
                aria-label={t("hours.remove", nameOf(one))}
                onClick={() => props.onRemove(index())}
              >
                <Icon name="close" size={16} />
              </button>
            </Show>
          </li>
        )}
      </For>
    </ul>
    <Show when={props.exceptions.length > 1}>
      <p class="muted">{t("hours.lastWins")}</p>
    </Show>
  </Show>
);
